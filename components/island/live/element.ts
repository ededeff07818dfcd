import { ConfigError, loadFamilies } from '#engine';
import { signedFigure } from '../ticket/figure.ts';
import { showCopied } from '../ticket/show-copied.ts';
import { paintBar, paintFigure } from '../weigh/paint.ts';
import { controlsOf, setControls, switchOff, valuesOf } from './controls.ts';
import type { LiveView, Values } from './live-view.ts';
import { readValues, writeValues, type Control } from './state.ts';

/** How long after the last change the result is announced and the address becomes a step of its own. */
const SETTLED_MS = 400;

/**
 * Makes a figure of the page live. The element's HTML is complete; from the
 * first change on, `view` counts here what it counted at build. `follow` may give
 * other controls new values when a reader changes one they depend on.
 */
export function defineLive<Facts>(
  tag: string,
  view: (values: Values, facts: Facts) => LiveView,
  follow: (changed: string, values: Values, facts: Facts) => Values = (_, values) => values,
): void {
  class Live extends HTMLElement {
    #controls: readonly Control[] = [];
    #facts: Promise<Facts> | null = null;
    #shown: LiveView | null = null;
    #settling: ReturnType<typeof setTimeout> | undefined;

    connectedCallback(): void {
      this.#controls = controlsOf(this);
      this.addEventListener('input', ({ target }) => {
        void this.#changed((target as HTMLInputElement).name);
      });
      this.addEventListener('click', (event) => void this.#clicked(event));
      this.addEventListener('reset', () => setTimeout(() => void this.#changed()));
      window.addEventListener('popstate', () => void this.#restore());
      if (location.search !== '') void this.#restore();
      this.toggleAttribute('data-ready', true);
    }

    async #changed(name = ''): Promise<void> {
      const facts = await this.#read();
      const set = valuesOf(this);
      const values = follow(name, set, facts);
      if (values !== set) setControls(this, values);
      if (!this.#paint(values, facts)) return;
      const address = writeValues(location.search, values, this.#controls);
      if (address === location.search) return;
      // A dragged slider is one step of the history, not a hundred.
      const step = this.#settling === undefined ? 'pushState' : 'replaceState';
      history[step](null, '', `${location.pathname}${address}${location.hash}`);
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => {
        this.#settling = undefined;
        this.#tell('spoken', this.#shown?.said ?? '');
      }, SETTLED_MS);
      this.#showLink();
    }

    async #restore(): Promise<void> {
      const facts = await this.#read();
      const { values, problems } = readValues(location.search, this.#controls);
      setControls(this, values);
      if (this.#paint(values, facts)) this.#tell('problem', problems.join(' '));
      this.#showLink();
    }

    /** False where the engine refuses the values; the figure then stays as it was and the reason is said. */
    #paint(values: Values, facts: Facts): boolean {
      try {
        this.#shown = view(values, facts);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        this.#tell('problem', error.message);
        return false;
      }
      this.#tell('problem', '');
      paintLive(this, this.#shown);
      return true;
    }

    /** The facts in the page, with the families of the models in them; read once, on first use. */
    #read(): Promise<Facts> {
      this.#facts ??= readFacts<Facts>(this.querySelector('script[type="application/json"]'));
      return this.#facts;
    }

    #link(): string {
      const { origin = location.origin } = this.dataset;
      return `${origin}${location.pathname}${location.search}#${this.querySelector('figure')?.id ?? ''}`;
    }

    #showLink(): void {
      const field = this.querySelector<HTMLInputElement>('[data-part="link"]');
      if (field) field.value = this.#link();
    }

    async #clicked(event: Event): Promise<void> {
      const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
      if (!button) return;
      this.#shown ??= view(valuesOf(this), await this.#read());
      await navigator.clipboard.writeText(this.#copy(button.dataset['copy'], this.#shown));
      // What was to be announced is what was copied; it would talk over "Copied".
      clearTimeout(this.#settling);
      this.#settling = undefined;
      showCopied(button, this.querySelector('[data-part="spoken"]'));
    }

    #copy(what: string | undefined, { said, figures }: LiveView): string {
      const link = this.#link();
      const title = this.querySelector('figcaption')?.textContent.trim() ?? document.title;
      switch (what) {
        case 'markdown':
          return `${said} [Weighbridge](${link})`;
        case 'json':
          return JSON.stringify({ said, values: valuesOf(this), figures, link }, null, 2);
        case 'bibtex':
          return `@misc{weighbridge-${tag},\n  title = {${title}},\n  author = {{Weighbridge}},\n  note = {${said}},\n  howpublished = {\\url{${link}}}\n}`;
        default:
          return link;
      }
    }

    #tell(name: string, text: string): void {
      const node = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
      if (!node) return;
      node.textContent = text;
      if (name === 'problem') node.hidden = text === '';
    }
  }
  customElements.define(tag, Live);
}

async function readFacts<Facts>(node: Element | null): Promise<Facts> {
  const text = node?.textContent ?? 'null';
  await loadFamilies([...text.matchAll(/"model_type":"([^"]*)"/g)].map(([, type]) => type));
  return JSON.parse(text) as Facts;
}

/** Puts a view into the places that the server rendered for it. */
function paintLive(root: HTMLElement, { figures, unit, texts, bars, off = [] }: LiveView): void {
  switchOff(root, off);
  for (const node of root.querySelectorAll<HTMLElement>('[data-when]'))
    node.hidden = figures[node.dataset['when'] ?? ''] === undefined;
  for (const node of root.querySelectorAll<HTMLDataElement>('data[data-figure]')) {
    const value = figures[node.dataset['figure'] ?? ''];
    if (value !== undefined) paintFigure(node, signedFigure(value, unit));
  }
  for (const node of root.querySelectorAll<HTMLElement>('[data-text]')) {
    const text = texts[node.dataset['text'] ?? ''];
    if (text === undefined) continue;
    node.textContent = text;
    node.hidden = text === '';
  }
  for (const node of root.querySelectorAll<HTMLElement>('[data-bar]')) {
    const segments = bars[node.dataset['bar'] ?? ''];
    if (segments) paintBar(node, segments);
  }
}
