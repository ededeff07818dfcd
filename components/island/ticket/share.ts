import { offerShare } from '../share.ts';

/** Offers to share the ticket in `root` as it is shown: what it is, its figures, its address. */
export function offerTicket(root: HTMLElement): void {
  offerShare(root.querySelector('[data-share]'), () => {
    const title = root.querySelector('#ticket-title')?.textContent ?? '';
    const nets = [...root.querySelectorAll('[data-row="net"] data')].map(
      ({ textContent }) => textContent,
    );
    const url = root.querySelector<HTMLInputElement>('[data-part="link"]')?.value || location.href;
    return { title, text: [title, nets.join(' / ')].filter(Boolean).join(': '), url };
  });
}
