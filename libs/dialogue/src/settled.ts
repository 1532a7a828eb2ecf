import type { Frame } from '@carethread/conversation';

/** Done, and still open to a word about what was done. */
const SETTLED = '$settled';

/** @returns a frame's data, marked as done */
export function asSettled(data: Frame['data']): Frame['data'] {
  return { ...data, [SETTLED]: true };
}

/** @returns a frame's data with no such mark */
export function asOpen({ [SETTLED]: _done, ...data }: Frame['data']): Frame['data'] {
  return data;
}

/** @returns whether what a frame stands for is done: it asks nothing, and can still be answered to */
export function isSettled(frame: Frame): boolean {
  return frame.data[SETTLED] === true;
}
