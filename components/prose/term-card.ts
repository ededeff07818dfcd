/**
 * What style alone can't do for the cards of terms: Esc closes, and the first
 * touch opens the card instead of following the link; a touch elsewhere closes.
 */
const tipOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.tip') : null;

function closeAll(except: HTMLElement | null = null): void {
  for (const tip of document.querySelectorAll<HTMLElement>('.tip[data-open]'))
    if (tip !== except) delete tip.dataset['open'];
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  closeAll();
  for (const tip of document.querySelectorAll<HTMLElement>('.tip:hover, .tip:focus-within'))
    tip.dataset['shut'] = '';
});

// A closed card opens again when the pointer or the focus comes back.
for (const leaving of ['pointerout', 'focusout'] as const) {
  document.addEventListener(leaving, (event) => {
    const tip = tipOf(event.target);
    if (tip && !tip.contains(event.relatedTarget as Node | null)) delete tip.dataset['shut'];
  });
}

document.addEventListener('click', (event) => {
  const tip = tipOf(event.target);
  closeAll(tip);
  const touched = event instanceof PointerEvent && event.pointerType === 'touch';
  if (!tip || !touched || (event.target as Element).closest('.card')) return;
  if (tip.dataset['open'] !== undefined) return;
  event.preventDefault();
  delete tip.dataset['shut'];
  tip.dataset['open'] = '';
});
