import { membersOf, type Control } from './state.ts';
import type { Values } from './live-view.ts';

type Field = HTMLInputElement | HTMLSelectElement;

/** The controls of a figure with the values the page was built with. Two fields of one number share a name. */
export function controlsOf(root: HTMLElement): Control[] {
  const groups = Map.groupBy(fieldsOf(root), ({ name }) => name);
  return [...groups].flatMap(([name, fields]) => {
    const [field] = fields;
    return field ? [controlOf(name, field, fields)] : [];
  });
}

function controlOf(name: string, field: Field, fields: readonly Field[]): Control {
  const base = { name, options: [] as string[], min: 0, max: 0 };
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options];
    const standard = options.find((each) => each.defaultSelected) ?? options[0];
    return {
      ...base,
      kind: 'choice',
      standard: standard?.value ?? '',
      options: options.map(({ value }) => value),
    };
  }
  const inputs = fields.filter((each) => each instanceof HTMLInputElement);
  if (field.type === 'checkbox' || field.type === 'radio') {
    const ticked = inputs.filter(({ defaultChecked }) => defaultChecked);
    return {
      ...base,
      kind: field.type === 'radio' ? 'choice' : 'set',
      standard: ticked.map(({ value }) => value).join('.'),
      options: inputs.map(({ value }) => value),
    };
  }
  return {
    ...base,
    kind: 'number',
    standard: field.defaultValue,
    min: Number(field.min),
    max: Number(field.max),
    ...(Number(field.step) > 0 ? { step: Number(field.step) } : {}),
  };
}

export function valuesOf(root: HTMLElement): Values {
  const groups = Map.groupBy(fieldsOf(root), ({ name }) => name);
  return Object.fromEntries([...groups].map(([name, fields]) => [name, valueOf(fields)]));
}

function valueOf(fields: readonly Field[]): string {
  const [field] = fields;
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
    return fields
      .filter((each) => each instanceof HTMLInputElement && each.checked)
      .map(({ value }) => value)
      .join('.');
  }
  return field?.value ?? '';
}

export function setControls(root: HTMLElement, values: Values): void {
  for (const field of fieldsOf(root)) {
    const value = values[field.name] ?? '';
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
      field.checked = membersOf(value).includes(field.value);
    else field.value = value;
  }
}

/** Switches off the named controls and no others. */
export function switchOff(root: HTMLElement, names: readonly string[]): void {
  for (const field of fieldsOf(root)) field.disabled = names.includes(field.name);
}

function fieldsOf(root: HTMLElement): Field[] {
  return [...root.querySelectorAll<Field>('input[name], select[name]')];
}
