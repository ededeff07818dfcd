import {
  ALL,
  FILTERS,
  passes,
  readState,
  writeState,
  type Filter,
  type Listed,
  type State,
} from './state.ts';

/** <wb-claims>: filters of the ledger. The rows are the page’s own. */
class Claims extends HTMLElement {
  #rows: { node: HTMLTableRowElement; listed: Listed }[] = [];

  connectedCallback(): void {
    this.#rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((node) => ({
      node,
      listed: listedOf(node),
    }));
    this.addEventListener('change', () => this.#go(this.#chosen()));
    this.addEventListener('reset', () => setTimeout(() => this.#go(ALL)));
    window.addEventListener('popstate', () => this.#restore());
    window.addEventListener('hashchange', () => this.#showTarget());
    if (location.search !== '') this.#restore();
    this.toggleAttribute('data-ready', true);
  }

  #chosen(): State {
    return Object.fromEntries(
      FILTERS.map((key) => [key, this.#select(key)?.value ?? '']),
    ) as Record<Filter, string>;
  }

  #go(state: State): void {
    history.pushState(null, '', `${location.pathname}${writeState(state)}`);
    this.#paint(state);
  }

  #restore(): void {
    const offered = Object.fromEntries(
      FILTERS.map((key) => [
        key,
        [...(this.#select(key)?.options ?? [])].map(({ value }) => value),
      ]),
    ) as Record<Filter, string[]>;
    const { state, problems } = readState(location.search, offered);
    for (const key of FILTERS) {
      const select = this.#select(key);
      if (select) select.value = state[key];
    }
    this.#paint(state);
    if (problems.length > 0) this.#tell('problem', problems.join(' '));
    this.#showTarget();
  }

  /** A row that a link names is shown, whatever the filters say. */
  #showTarget(): void {
    const target = this.#rows.find(
      ({ node }) => `#${node.id}` === decodeURIComponent(location.hash),
    );
    if (!target?.node.hidden) return;
    target.node.hidden = false;
    target.node.scrollIntoView();
  }

  #paint(state: State): void {
    let shown = 0;
    for (const { node, listed } of this.#rows) {
      node.hidden = !passes(listed, state);
      if (!node.hidden) shown += 1;
    }
    const all = this.#rows.length;
    this.#tell('shown', shown === all ? `All ${all} claims.` : `${shown} of ${all} claims.`);
    this.#tell('problem', shown === 0 ? 'No claim passes all of these. Clear one of them.' : '');
  }

  #select(name: string): HTMLSelectElement | null {
    return this.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
  }

  #tell(name: string, text: string): void {
    const node = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!node) return;
    node.textContent = text;
    if (name === 'problem') node.hidden = text === '';
  }
}

function listedOf({ dataset }: HTMLTableRowElement): Listed {
  return {
    maker: dataset['maker'] ?? '',
    rules: (dataset['rules'] ?? '').split(' '),
    verdict: dataset['verdict'] ?? '',
  };
}

customElements.define('wb-claims', Claims);
