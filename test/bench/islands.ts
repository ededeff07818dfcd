import type { Page } from '@playwright/test';
import { median } from '#site/median.ts';

/** One island, where it stands and which controls are moved to time it. */
export interface Island {
  readonly tag: string;
  readonly address: string;
  /** Controls that are set in turn; radios and boxes are clicked, sliders and numbers stepped. */
  readonly controls: string;
}

export const ISLANDS: readonly Island[] = [
  { tag: 'wb-weigh', address: '/', controls: 'input[name="rule"]' },
  { tag: 'wb-builder', address: '/learn/parameter-count/', controls: 'input[type="checkbox"]' },
  { tag: 'wb-experts', address: '/learn/total-vs-active/', controls: 'input[type="range"]' },
  { tag: 'wb-twins', address: '/learn/dense-vs-moe/', controls: 'input[type="range"]' },
  { tag: 'wb-thread', address: '/learn/the-thread/', controls: 'input[type="radio"]' },
  { tag: 'wb-vocabulary', address: '/learn/embeddings-and-the-head/', controls: 'input[name]' },
  { tag: 'wb-heads', address: '/learn/attention/', controls: 'input[type="range"]' },
  { tag: 'wb-hand', address: '/learn/how-to-count-by-hand/', controls: 'input[type="number"]' },
  { tag: 'wb-routes', address: '/learn/experts-and-routers/', controls: 'input[type="range"]' },
  { tag: 'wb-sums', address: '/learn/non-embedding/', controls: 'input[name]' },
  { tag: 'wb-tied', address: '/learn/tied-weights/', controls: 'input[name="state"]' },
  { tag: 'wb-stored', address: '/learn/mtp-and-stored-twice/', controls: 'input[type="radio"]' },
  { tag: 'wb-memory', address: '/learn/memory-and-bandwidth/', controls: 'input[name]' },
  {
    tag: 'wb-purpose',
    address: '/learn/which-figure-for-which-purpose/',
    controls: 'input[type="radio"]',
  },
  { tag: 'wb-law', address: '/learn/scaling-laws/', controls: 'input[type="range"]' },
  {
    tag: 'wb-pace',
    address: '/learn/which-rule-predicts-speed/',
    controls: 'input[type="radio"]',
  },
  { tag: 'wb-packed', address: '/learn/quantised-files/', controls: 'input[type="radio"]' },
];

export interface UpdateTimes {
  /** Median ms from a change to the new figures in the page. */
  readonly update: number;
  /** Median ms from the same change to the next frame. */
  readonly paint: number;
}

/** Moves every control of an island once and times what follows. The first change, which loads the facts, is not timed. */
export async function timeUpdates(page: Page, island: Island): Promise<UpdateTimes> {
  await page.goto(island.address);
  await page.waitForSelector(`${island.tag}[data-ready]`);
  const times = await page.evaluate(measure, island);
  return {
    update: median(times.map(({ update }) => update)),
    paint: median(times.map(({ paint }) => paint)),
  };
}

/** Runs in the page. */
async function measure({ tag, controls }: Island): Promise<UpdateTimes[]> {
  const found = [...document.querySelectorAll<HTMLInputElement>(`${tag} ${controls}`)];
  const move = (control: HTMLInputElement): void => {
    if (control.type === 'range' || control.type === 'number') {
      control.stepUp();
      control.dispatchEvent(new Event('input', { bubbles: true }));
    } else control.click();
  };
  const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
  const first = found.pop();
  if (first) move(first);
  await new Promise((done) => setTimeout(done, 500));
  const times: UpdateTimes[] = [];
  for (let round = 0; round < 3; round++) {
    for (const control of found) {
      await nextFrame();
      const started = performance.now();
      move(control);
      // The facts are there already, so what is awaited for them takes a few microtasks and no time.
      for (let turn = 0; turn < 20; turn++) await null;
      const update = performance.now() - started;
      await nextFrame();
      times.push({ update, paint: performance.now() - started });
    }
  }
  return times;
}
