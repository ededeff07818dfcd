/** Says on the button itself that its text is on the clipboard, for two seconds. */
export function showCopied(button: HTMLElement): void {
  const words = button.textContent;
  button.textContent = 'Copied';
  button.toggleAttribute('data-done', true);
  setTimeout(() => {
    button.textContent = words;
    button.removeAttribute('data-done');
  }, 2000);
}
