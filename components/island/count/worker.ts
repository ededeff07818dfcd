import type { Answer, Request } from './asked.ts';
import { refusedOf, Scale } from './scale.ts';

/** The worker of /count/: what the page asks comes in as messages, and each gets one answer. */
const scale = new Scale();
const send = (answer: Answer): void => self.postMessage(answer);

self.addEventListener('message', ({ data }: MessageEvent<Request>) => void answer(data));

async function answer({ id, what, given }: Request): Promise<void> {
  try {
    const value = await scale[what](given as never, ({ done, of }) =>
      send({ id, kind: 'progress', done, of }),
    );
    send({ id, kind: 'done', value });
  } catch (error) {
    const refused = refusedOf(error);
    send(
      refused
        ? { id, kind: 'refused', refused }
        : { id, kind: 'failed', message: (error as Error).message },
    );
  }
}
