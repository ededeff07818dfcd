import { boundWorker } from './bound-worker.ts';
import type { Answer, Refused, Request, Requests } from './asked.ts';
import scale from './worker.ts?worker&url';

/** The scale refused a source; everything the page says of it is in `refused`. */
export class RefusedError extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.message);
    this.refused = refused;
  }
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly progress: (done: number, of: number) => void;
}

/** The page's side of the scale: starts its worker and matches answers to what was asked. */
export class ScaleClient {
  readonly #worker = boundWorker(scale);
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#heard(data));
    this.#worker.addEventListener('error', ({ message }) => this.#broke(message));
  }

  /** @throws RefusedError where the scale refuses what it is given. */
  ask<What extends keyof Requests>(
    what: What,
    given: Requests[What]['given'],
    progress: (done: number, of: number) => void = () => {},
  ): Promise<Requests[What]['answer']> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, progress });
      this.#worker.postMessage({ id, what, given } as Request);
    });
  }

  #heard(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    if (answer.kind === 'progress') return waiting.progress(answer.done, answer.of);
    this.#waiting.delete(answer.id);
    if (answer.kind === 'done') return waiting.resolve(answer.value as never);
    waiting.reject(
      answer.kind === 'refused' ? new RefusedError(answer.refused) : new Error(answer.message),
    );
  }

  /** The worker could not be loaded, or a defect ended it: nobody is left waiting. */
  #broke(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }
}
