import type { RuleSubject } from '../ticket/subject.ts';
import { offerTicket } from '../ticket/share.ts';
import { showCopied } from '../ticket/show-copied.ts';
import { fillList, paintChoice, paintTicket } from '../weigh/paint.ts';
import { MOST_SOURCES, readAddress, writeAddress } from './address.ts';
import type { Asked, GivenFile, Read, Refused } from './asked.ts';
import { packConfig, unpackConfig } from './config-link.ts';
import type { CountView } from './count-view.ts';
import { droppedFiles, pickedFiles } from './dropped.ts';
import { withField } from './missing-field.ts';
import { recentSources, remember, type Recent } from './recent.ts';
import { RefusedError, ScaleClient } from './scale-client.ts';
import { TensorTable } from './tensor-table.ts';

/** How long a reading may take before the page says that it is under way. */
const SOON_MS = 300;

/** What stands in the page for the scale: the rules, and a config to try. */
interface Facts {
  readonly rules: readonly RuleSubject[];
  readonly example: string;
}

/** A source on the scale, as far as the page knows it. */
interface Place {
  readonly asked: Asked;
  readonly read: Read;
  /** The config's text as a link carries it; empty for other sources. */
  readonly packed: string;
}

/**
 * <wb-count>: takes a config, files or a repository, has the scale read them in
 * a worker, and shows what it answers. The scale, and what reads a format, come
 * when a reader acts; the network is asked when a reader names a repository and
 * presses.
 */
class Count extends HTMLElement {
  #facts: Facts = { rules: [], example: '' };
  #scale: ScaleClient | null = null;
  #table: TensorTable | null = null;
  #places: readonly Place[] = [];
  #shown = 0;
  #rule = '';
  #view: CountView | null = null;
  /** Whether the next source is held against those on the scale. */
  #adding = false;
  /** Repositories that a link names and nobody has asked for yet. */
  #named: readonly string[] = [];
  #namedTopK: number | null = null;
  /** The source that was refused last, to be tried again with what it lacks. */
  #refused: Asked | null = null;
  #turn = 0;
  #reading = false;

  connectedCallback(): void {
    const facts = this.querySelector('script[type="application/json"]')?.textContent;
    this.#facts = JSON.parse(facts ?? 'null') as Facts;
    this.#rule = this.dataset['rule'] ?? '';
    this.addEventListener('submit', (event) => this.#submitted(event));
    this.addEventListener('click', (event) => void this.#clicked(event));
    this.addEventListener('change', (event) => this.#changed(event.target as HTMLElement));
    this.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#cancel());
    for (const kind of ['dragover', 'dragleave', 'drop'] as const)
      this.addEventListener(kind, (event) => this.#dragged(event));
    this.#showRecent();
    offerTicket(this);
    if (location.search !== '' || location.hash !== '') void this.#restore();
    this.toggleAttribute('data-ready', true);
  }

  /** A link's config is counted here at once; its repositories wait for a press. */
  async #restore(): Promise<void> {
    const rules = this.#facts.rules.map(({ id }) => id);
    const { address, problems } = readAddress(location.search, location.hash, {
      rule: this.#rule,
      rules,
    });
    this.#rule = address.rule;
    this.#named = address.hubs;
    this.#namedTopK = address.topK;
    const radio = this.querySelector<HTMLInputElement>(
      `input[name="rule"][value="${CSS.escape(address.rule)}"]`,
    );
    if (radio) radio.checked = true;
    this.#tell('note', problems.join(' '));
    if (address.config !== '') {
      const text = await unpackConfig(address.config);
      if (text === null)
        return this.#tell('note', 'This link is damaged: its config can’t be unpacked.');
      this.#field('config').value = text;
      await this.#read({ kind: 'config', text, topK: address.topK ?? undefined }, false);
    }
    this.#offerNamed();
  }

  #offerNamed(): void {
    const [first] = this.#named;
    if (first === undefined) return;
    this.#field('hub').value = first;
    const all = this.#named.join(' and ');
    this.#tell('named', `This link names ${all}. Press to ask the Hub for it.`);
  }

  #submitted(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (name: string): string => String(new FormData(form).get(name) ?? '').trim();
    switch (form.dataset['way']) {
      case 'config':
        return void this.#read({ kind: 'config', text: this.#field('config').value });
      case 'hub':
        return void this.#fetch();
      case 'among':
        return this.#readAmong(value('file'));
      case 'field':
        return this.#readWithField(value('value'));
      case 'topk':
        return void this.#readAgain(Number(value('k')));
    }
  }

  #changed(control: HTMLElement): void {
    if (control instanceof HTMLInputElement && control.type === 'file') {
      const files = pickedFiles(control.files ?? new DataTransfer().files);
      // The same file can be picked again after it was mended.
      control.value = '';
      if (files.length > 0) void this.#read({ kind: 'files', files });
    } else if (control instanceof HTMLInputElement && control.name === 'rule') {
      this.#rule = control.value;
      void this.#paint(true);
    } else if (control instanceof HTMLSelectElement && control.name === 'shown') {
      this.#shown = Number(control.value);
      void this.#paint(true).then(() => this.#table?.start());
    }
  }

  #dragged(event: DragEvent): void {
    const { dataTransfer } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.querySelector('.drop')?.classList.toggle('over', event.type === 'dragover');
    if (event.type !== 'drop') return;
    void droppedFiles(dataTransfer).then((files: readonly GivenFile[]) => {
      if (files.length > 0) void this.#read({ kind: 'files', files });
      else this.#tell('note', 'Nothing in this folder is a model’s file.');
    });
  }

  async #clicked(event: Event): Promise<void> {
    const button = (event.target as Element).closest<HTMLElement>('[data-do], [data-copy]');
    if (!button) return;
    if (button.dataset['copy']) return this.#copy(button, button.dataset['copy']);
    switch (button.dataset['do']) {
      case 'cancel':
        return this.#cancel();
      case 'example':
        this.#field('config').value = this.#facts.example;
        return this.#field('config').focus();
      case 'add':
        return this.#add(true);
      case 'alone':
        return this.#add(false);
      case 'over':
        return this.#startOver();
      case 'recent':
        return this.#readRecent(recentSources()[Number(button.dataset['at'])]);
      case 'json':
      case 'csv':
        return this.#download(button.dataset['do']);
    }
  }

  /** Repositories that a link names are asked for by one press, in their order. */
  async #fetch(): Promise<void> {
    const { value: address } = this.#field('hub');
    const token = this.#field('token').value.trim();
    const rest = this.#named[0] === address ? this.#named.slice(1) : [];
    const topK = this.#named[0] === address ? (this.#namedTopK ?? undefined) : undefined;
    this.#named = [];
    this.#tell('named', '');
    await this.#read({ kind: 'hub', address: address.trim(), token, topK });
    for (const each of rest) {
      if (this.#refused) return;
      this.#adding = true;
      await this.#read({ kind: 'hub', address: each, token });
    }
  }

  #readAmong(file: string): void {
    const asked = this.#refused;
    if (asked?.kind === 'files') return void this.#read({ ...asked, file });
    if (asked?.kind !== 'hub') return;
    const address = `${asked.address.replace(/:[^/]*$/, '')}:${file}`;
    this.#field('hub').value = address;
    void this.#read({ ...asked, address });
  }

  #readWithField(value: string): void {
    const name = this.#part('field-name')?.textContent ?? '';
    const text = withField(this.#field('config').value, name, value);
    this.#field('config').value = text;
    void this.#read({ kind: 'config', text });
  }

  async #readAgain(topK: number): Promise<void> {
    const place = this.#places[this.#shown];
    if (!place) return;
    this.#adding = this.#shown > 0;
    await this.#read({ ...place.asked, topK });
  }

  #readRecent(recent: Recent | undefined): void {
    if (recent?.kind === 'hub') {
      this.#field('hub').value = recent.address;
      void this.#read({
        kind: 'hub',
        address: recent.address,
        token: this.#field('token').value.trim(),
      });
    } else if (recent) {
      this.#field('config').value = recent.text;
      void this.#read({ kind: 'config', text: recent.text });
    }
  }

  /** Has the scale read a source; the page goes to the result unless a link asked for it. */
  async #read(asked: Asked, go = true): Promise<void> {
    this.#stop();
    const turn = ++this.#turn;
    const place = this.#adding ? Math.min(this.#places.length, MOST_SOURCES - 1) : 0;
    this.#refuse(null, asked);
    this.#reading = true;
    const soon = setTimeout(() => this.#showBusy(asked), SOON_MS);
    try {
      const read = await this.#ask().ask('read', { place, asked }, (done, of) =>
        this.#progress(turn, done, of),
      );
      if (turn !== this.#turn) return;
      const packed = asked.kind === 'config' ? await packConfig(asked.text) : '';
      this.#places = [...this.#places.slice(0, place), { asked, read, packed }];
      this.#shown = place;
      this.#add(false);
      await this.#paint(go);
      await this.#table?.start();
      await this.#reconcile();
      this.#remember(asked, read);
      if (go) this.#goToResult();
    } catch (error) {
      if (turn === this.#turn) this.#failed(error as Error, asked);
    } finally {
      clearTimeout(soon);
      if (turn === this.#turn) this.#idle();
    }
  }

  #ask(): ScaleClient {
    if (!this.#scale) {
      this.#scale = new ScaleClient();
      void this.#scale.ask('rules', { rules: this.#facts.rules });
    }
    return this.#scale;
  }

  #stop(): void {
    if (this.#reading) void this.#scale?.ask('cancel', {});
    this.#reading = false;
  }

  /** The page is free at once; the scale ends what it was doing on its own time. */
  #cancel(): void {
    if (!this.#reading) return;
    this.#stop();
    this.#turn++;
    this.#idle();
    this.#tell('spoken', 'Reading was stopped.');
    this.#tell('note', 'Reading was stopped. Nothing has changed.');
  }

  #idle(): void {
    this.#reading = false;
    this.#show('busy', false);
  }

  #showBusy(asked: Asked): void {
    const what =
      asked.kind === 'hub'
        ? asked.address
        : asked.kind === 'files'
          ? (asked.files[0]?.path ?? '')
          : 'the config';
    this.#tell('busy-what', `Reading ${what}`);
    this.#tell('busy-far', '');
    this.querySelector('progress')?.removeAttribute('value');
    this.#show('busy', true);
  }

  #progress(turn: number, done: number, of: number): void {
    const bar = this.querySelector('progress');
    if (turn !== this.#turn || !bar) return;
    bar.max = of;
    bar.value = done;
    this.#tell('busy-far', `${done} of ${of} headers`);
  }

  #failed(error: Error, asked: Asked): void {
    if (error instanceof RefusedError) return this.#refuse(error.refused, asked);
    const rule = `The page could not do this: ${error.message || 'its script did not load'}.`;
    const remedy = 'Load the page again; if it stays, open an issue.';
    this.#refuse({ code: 'failed', path: '', message: '', rule, remedy, among: [] }, asked);
    reportError(error);
  }

  /** Says beside the ways in why a source isn't counted, and asks for what would do. */
  #refuse(refused: Refused | null, asked: Asked): void {
    this.#refused = refused ? asked : null;
    this.#show('problem', refused !== null);
    for (const name of ['config', 'hub'] as const) {
      const wrong = refused !== null && asked.kind === name;
      const field = this.#field(name);
      field.toggleAttribute('aria-invalid', wrong);
      if (wrong) field.setAttribute('aria-invalid', 'true');
    }
    this.#tell('note', '');
    if (!refused) return;
    const thing = { config: 'config', files: 'file', hub: 'repository' }[asked.kind];
    this.#tell('problem-what', `This ${thing} isn’t counted`);
    this.#tell('problem-where', refused.message);
    this.#tell('problem-rule', refused.rule);
    this.#tell('problem-remedy', refused.remedy);
    this.#show('among', refused.among.length > 0);
    const select = this.querySelector<HTMLSelectElement>('select[name="file"]');
    select?.replaceChildren(...refused.among.map((name) => new Option(name, name)));
    const lacks = asked.kind === 'config' && refused.code === 'missing-field';
    this.#show('field', lacks && /^\w+$/.test(refused.path));
    this.#tell('field-name', refused.path);
    this.#part('problem')?.scrollIntoView({ block: 'nearest' });
  }

  async #paint(announce: boolean): Promise<void> {
    if (this.#places.length === 0) return;
    const address = this.#address();
    const { origin = location.origin, base = '/' } = this.dataset;
    const link = address === null ? '' : `${origin}${location.pathname}${address}`;
    history.replaceState(null, '', `${location.pathname}${address ?? ''}`);
    const view = await this.#ask().ask('view', { place: this.#shown, rule: this.#rule, link });
    this.#view = view;
    const ticket = this.querySelector<HTMLElement>('[data-ticket]');
    const rule = `${base}conventions/${view.ticket.ruleId}/`;
    if (ticket) paintTicket(ticket, view.ticket, { rule, model: '' });
    for (const { id, total, active, why } of view.choices) {
      paintChoice(this, id, { total, active });
      const reason = this.querySelector<HTMLElement>(`[data-why="${CSS.escape(id)}"]`);
      if (reason) reason.textContent = why;
      if (reason) reason.hidden = why === '';
    }
    fillList(this, 'holds', view.holds, (row, { why }) => {
      row.querySelector('data')?.toggleAttribute('hidden', why !== '');
    });
    this.#show('bits', view.bits !== null);
    this.#tell('bits-each', view.bits?.each ?? '');
    this.#tell('bits-verdict', view.bits?.verdict.join(' ') ?? '');
    fillList(this, 'said', view.said, () => {});
    this.#show('asks-topk', view.asksTopK);
    this.#paintSources();
    this.#show('tensors', view.tensors > 0);
    this.#show('csv', view.tensors > 0);
    this.#show('unlinked', link === '');
    this.#show('result', true);
    this.#table ??= this.#newTable();
    if (announce) this.#tell('spoken', view.ticket.spoken);
  }

  #newTable(): TensorTable | null {
    const root = this.#part('tensors');
    return root
      ? new TensorTable(root, (asked) => this.#ask().ask('rows', { place: this.#shown, asked }))
      : null;
  }

  #paintSources(): void {
    const names = this.#places.map(({ read }, at) => `${at + 1}: ${nameOf(read)}`);
    this.#tell('source', nameOf(this.#places[this.#shown]?.read));
    this.#show('alone', names.length === 1);
    this.#show('which', names.length > 1);
    this.#show('add', names.length < MOST_SOURCES);
    const select = this.querySelector<HTMLSelectElement>('select[name="shown"]');
    select?.replaceChildren(
      ...names.map(
        (name, at) => new Option(name, String(at), at === this.#shown, at === this.#shown),
      ),
    );
  }

  /** With two sources or three, what they differ in, item by item. */
  async #reconcile(): Promise<void> {
    this.#show('reconcile', this.#places.length > 1);
    if (this.#places.length < 2) return;
    const { columns, lines, spoken } = await this.#ask().ask('reconcile', {});
    const heads = this.querySelectorAll<HTMLElement>('[data-part="reconcile"] thead [data-side]');
    heads.forEach((head, side) => {
      head.textContent = columns[side] ?? '';
      head.hidden = columns[side] === undefined;
    });
    const rows = lines.map((line) => {
      const [first] = line.figures;
      const [side0, side1, side2] = [0, 1, 2].map((side) => line.figures[side] ?? first);
      return { ...line, side0, side1, side2 };
    });
    fillList(this, 'differences', rows, (row, { total }) => {
      row.className = total ? 'tot' : '';
      row.querySelectorAll<HTMLElement>('[data-side]').forEach((cell, side) => {
        cell.hidden = columns[side] === undefined;
        cell.dataset['l'] = columns[side] ?? '';
      });
    });
    this.#tell('reconciled', spoken);
  }

  /** What a link to this result says; null where a file is part of it, which has no address. */
  #address(): string | null {
    if (this.#places.some(({ asked }) => asked.kind === 'files')) return null;
    const [first] = this.#places;
    const topK = this.#places.length === 1 ? (first?.asked.topK ?? null) : null;
    const hubs = this.#places.flatMap(({ read }) => read.pinned ?? []);
    const config = this.#places.find(({ packed }) => packed !== '')?.packed ?? '';
    return writeAddress({ rule: this.#rule, hubs, topK, config }, this.dataset['rule'] ?? '');
  }

  #add(adding: boolean): void {
    this.#adding = adding;
    this.#show('adding', adding);
    this.#tell('against', nameOf(this.#places[0]?.read));
    if (!adding || !this.#places[0]) return;
    this.#part('adding')?.focus();
  }

  #startOver(): void {
    this.#places = [];
    this.#view = null;
    this.#add(false);
    this.#show('result', false);
    for (const form of this.querySelectorAll('form')) form.reset();
    history.replaceState(null, '', location.pathname);
    this.#rule = this.dataset['rule'] ?? '';
    this.#field('config').focus();
  }

  #goToResult(): void {
    const heading = this.#part('heading');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }

  #remember(asked: Asked, { pinned }: Read): void {
    if (asked.kind === 'hub' && pinned)
      remember({ kind: 'hub', name: shortened(pinned), address: pinned });
    if (asked.kind === 'config')
      remember({ kind: 'config', name: this.#view?.name ?? '', text: asked.text });
    this.#showRecent();
  }

  #showRecent(): void {
    const recent = recentSources().map(({ name }, at) => ({ name, at }));
    this.#show('recent', recent.length > 0);
    fillList(this, 'recent', recent, (node, { at }) => (node.dataset['at'] = String(at)));
  }

  async #copy(button: HTMLElement, what: string): Promise<void> {
    const ticket = this.#view?.ticket;
    const text =
      what === 'link' ? ticket?.link : ticket?.copies[what as keyof typeof ticket.copies];
    await navigator.clipboard.writeText(text ?? '');
    showCopied(button, this.querySelector('[data-part="copied"]'));
  }

  async #download(what: 'json' | 'csv'): Promise<void> {
    const blob = await this.#ask().ask('download', { place: this.#shown, what });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    const name = nameOf(this.#places[this.#shown]?.read).replace(/\.(json|safetensors|gguf)$/, '');
    link.download = `${name.replaceAll(/[^\w.-]+/g, '-')}.${what === 'csv' ? 'tensors.csv' : 'count.json'}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  #field(name: 'config' | 'hub' | 'token'): HTMLInputElement | HTMLTextAreaElement {
    const field = this.querySelector<HTMLInputElement>(`[data-field="${name}"]`);
    if (!field) throw new Error(`The page has no field for ${name}.`);
    return field;
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-part="${name}"]`);
  }

  #show(name: string, visible: boolean): void {
    this.#part(name)?.toggleAttribute('hidden', !visible);
  }

  #tell(name: string, text: string): void {
    const node = this.#part(name);
    if (!node) return;
    node.textContent = text;
    if (name === 'note' || name === 'named') node.hidden = text === '';
  }
}

function nameOf(read: Read | undefined): string {
  return read?.source.repository ?? read?.source.name ?? '';
}

/** org/name@0123456789ab: a commit as tickets show it. */
function shortened(address: string): string {
  return address.replace(/@([0-9a-f]{12})[0-9a-f]{28}/, '@$1');
}

customElements.define('wb-count', Count);
