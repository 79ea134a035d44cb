// The child's side of the conversation: one JSON request in, one answer out, progress in between.
import type { Json } from '@modelgate/core';
import { faultOf, type Fault } from './fault.ts';

/** Handlers by name. Arguments come from the parent process and are trusted; files are not. */
export type Handler = (args: never, progress: (rows: number) => void) => Promise<unknown>;
export type Handlers = Readonly<Record<string, Handler>>;

export interface Request {
  readonly id: number;
  readonly call: string;
  readonly args: Json;
}

export type Answer =
  | { readonly id: number; readonly value: Json }
  | { readonly id: number; readonly fault: Fault }
  | { readonly id: number; readonly rows: number };

/** Progress at most this often, ms; it is also the sign of life that time limits wait for. */
const PROGRESS_EVERY = 50;

export function serve(handlerOf: (call: string) => Handler): void {
  process.on('message', (request: Request) => void answer(handlerOf(request.call), request));
}

async function answer(handler: Handler, { id, args }: Request): Promise<void> {
  let last = 0;
  const progress = (rows: number): void => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY) return;
    last = now;
    send({ id, rows });
  };
  try {
    // eslint-disable-next-line typescript/no-unsafe-type-assertion -- both sides are this package's own code
    const value = (await handler(args as never, progress)) as Json | undefined;
    send({ id, value: value ?? null });
  } catch (error) {
    send({ id, fault: faultOf(error) });
  }
}

function send(message: Answer): void {
  process.send?.(message);
}
