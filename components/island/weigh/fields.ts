/** A config field that a reader can change: a size, a count or a flag. */
export interface Field {
  readonly name: string;
  readonly value: number | boolean;
}

export function fieldsOf(config: Readonly<Record<string, unknown>>): Field[] {
  return Object.entries(config).flatMap(([name, value]) =>
    typeof value === 'number' || typeof value === 'boolean' ? [{ name, value }] : [],
  );
}

/** Fills the editor from the two templates, keeping the control that has the focus. */
export function paintFields(root: HTMLElement, config: Readonly<Record<string, unknown>>): void {
  const list = root.querySelector('[data-list="fields"]');
  if (!list) return;
  const fields = fieldsOf(config);
  const present = [...list.querySelectorAll<HTMLElement>('[data-field]')].map(
    (node) => node.dataset['field'],
  );
  const same = present.join() === fields.map(({ name }) => name).join();
  if (!same) list.replaceChildren(...fields.flatMap((field) => blankFor(root, field) ?? []));
  for (const { name, value } of fields) {
    const control = list.querySelector<HTMLInputElement | HTMLSelectElement>(
      `[data-field="${CSS.escape(name)}"]`,
    );
    if (control && control !== document.activeElement) control.value = String(value);
  }
}

function blankFor(root: HTMLElement, { name, value }: Field): Node | null {
  const kind = typeof value === 'number' ? 'number' : 'flag';
  const template = root.querySelector<HTMLTemplateElement>(`[data-template="field-${kind}"]`);
  const node = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (!node) return null;
  const label = node.querySelector('label');
  const control = node.querySelector<HTMLElement>('[data-field]');
  if (!label || !control) return null;
  label.textContent = name;
  label.htmlFor = `field-${name}`;
  control.id = `field-${name}`;
  control.dataset['field'] = name;
  return node;
}
