/** The worker that plans, renders, packs and verifies, so that the page never waits. One task, then it is ended. */
import fontUrl from '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf?url';
import wasmUrl from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';
import type { FromWorker, QuestionName, Questions, TaskName, Tasks, ToWorker } from './bundle-protocol.ts';
import { work, type WorkTools } from './bundle-work.ts';

const waiting = new Map<number, (value: never) => void>();
let questions = 0;

function send(message: FromWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

function ask<Q extends QuestionName>(name: Q, input: Questions[Q]['input']): Promise<Questions[Q]['output']> {
  const number = ++questions;
  return new Promise((resolve) => {
    waiting.set(number, resolve);
    send({ type: 'question', number, name, input });
  });
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}

const tools: WorkTools = {
  assets: async () => {
    const [font, subsetterWasm] = await Promise.all([fetchBytes(fontUrl), fetchBytes(wasmUrl)]);
    return { font, subsetterWasm };
  },
  ask,
  progress: (progress) => send({ type: 'progress', progress }),
};

async function start<K extends TaskName>(task: K, input: Tasks[K]['input']): Promise<void> {
  const output = await work[task](input, tools);
  const bytes = output.ok && 'bytes' in output.value ? output.value.bytes : null;
  send({ type: 'done', output }, bytes ? [bytes.buffer] : []);
}

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.type === 'start') {
    // A rejection becomes an `error` event of the worker, which the page turns into a failure.
    start(message.task, message.input).catch((thrown: unknown) => reportError(thrown));
    return;
  }
  waiting.get(message.number)?.(message.value as never);
  waiting.delete(message.number);
});
