/**
 * Shows a button where the browser has a sheet of targets to share with, and
 * opens it with what `what` gives when the button is pressed. A reader who
 * closes the sheet has not failed.
 */
export function offerShare(
  button: HTMLElement | null,
  what: () => Required<Pick<ShareData, 'title' | 'text' | 'url'>>,
): void {
  if (!button || typeof navigator.share !== 'function') return;
  button.hidden = false;
  button.addEventListener('click', () => {
    navigator.share(what()).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    });
  });
}
