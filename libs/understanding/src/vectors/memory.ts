/** A stretch of the kernel's memory: `at` is its address in bytes, `view` what is there. */
export interface Stretch<View> {
  readonly at: number;
  readonly view: View;
}

export type Floats = Stretch<Float32Array>;
export type Shorts = Stretch<Int16Array>;

/** Vector registers are loaded whole from addresses of this step. */
const ALIGNMENT = 16;

/** Gives out the kernel's memory from its start to its end; nothing is given back. @throws RangeError when it is used up */
export class Arena {
  private next = ALIGNMENT;

  constructor(private readonly buffer: ArrayBuffer) {}

  floats(length: number): Floats {
    const at = this.take(length * Float32Array.BYTES_PER_ELEMENT);
    return { at, view: new Float32Array(this.buffer, at, length) };
  }

  shorts(length: number): Shorts {
    const at = this.take(length * Int16Array.BYTES_PER_ELEMENT);
    return { at, view: new Int16Array(this.buffer, at, length) };
  }

  private take(bytes: number): number {
    const at = this.next;
    const end = at + bytes;
    if (end > this.buffer.byteLength) throw new RangeError(`the kernel has ${this.buffer.byteLength} bytes, not ${end}`);
    this.next = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
    return at;
  }
}
