/** How long a button says that its text is on the clipboard. */
const SAID_MS = 2000;

/** Marks a button for a while, and says in `status` what a screen reader reads. A press meanwhile changes nothing. */
export function markCopied(button: HTMLElement, status: Element | null): void {
  if (status) status.textContent = 'Copied';
  if (button.hasAttribute('data-done')) return;
  button.toggleAttribute('data-done', true);
  setTimeout(() => {
    button.removeAttribute('data-done');
    // A result that was announced meanwhile stays.
    if (status?.textContent === 'Copied') status.textContent = '';
  }, SAID_MS);
}

/** The same, on a button whose words give way to it. */
export function showCopied(button: HTMLElement, status: Element | null): void {
  if (!button.hasAttribute('data-done')) {
    const words = button.textContent;
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = words), SAID_MS);
  }
  markCopied(button, status);
}
