/**
 * Starts a module in a worker that is bound by this page's policy. A worker that
 * is loaded by its address obeys only the headers it was sent with, which a
 * static host may not send; one whose text the page made itself inherits the
 * page's policy (HTML, "initialize worker policy container"; Content Security
 * Policy Level 3, "initialize a global object's CSP list").
 */
export function boundWorker(address: string): Worker {
  const { href } = new URL(address, location.href);
  const text = new Blob([textFor(href)], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(text), { type: 'module' });
}

/**
 * A static import would count as a worker's own address, which the policy
 * refuses; one at run time counts as a script of this site. What the page says
 * before the module listens is kept for it, and a module that doesn't load is an
 * error of the worker.
 */
const textFor = (module: string): string => `
const early = [];
const keep = ({ data }) => early.push(data);
addEventListener('message', keep);
import(${JSON.stringify(module)}).then(
  () => {
    removeEventListener('message', keep);
    for (const data of early) dispatchEvent(new MessageEvent('message', { data }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;
