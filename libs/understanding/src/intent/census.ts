/** Counts in how many texts each of many 32-bit hashes occurs. Makes no garbage, and keeps the order in which they came. */
export class Census {
  private hashes = new Int32Array(1 << 12);
  private counts = new Int32Array(1 << 12);
  /** The text in which a hash was met last. */
  private last = new Int32Array(1 << 12);
  /** Open addressing: which hash lies at a place, −1: none. Twice as long as the others, so that it is never full. */
  private places = new Int32Array(1 << 13).fill(-1);
  private size = 0;

  /** @param text a number of its own; texts are counted one after the other */
  add(hash: number, text: number): void {
    const mask = this.places.length - 1;
    let place = hash & mask;
    for (let at = this.places[place] as number; at !== -1; at = this.places[place] as number) {
      if (this.hashes[at] === hash) {
        if (this.last[at] !== text) {
          this.last[at] = text;
          this.counts[at] = (this.counts[at] as number) + 1;
        }
        return;
      }
      place = (place + 1) & mask;
    }
    if (this.size === this.hashes.length) {
      this.grow();
      this.add(hash, text);
      return;
    }
    this.places[place] = this.size;
    this.hashes[this.size] = hash;
    this.counts[this.size] = 1;
    this.last[this.size] = text;
    this.size++;
  }

  /** @returns each hash that occurs in at least so many texts, and in how many. */
  counted(atLeast: number): [number, number][] {
    const found: [number, number][] = [];
    for (let at = 0; at < this.size; at++) {
      const count = this.counts[at] as number;
      if (count >= atLeast) found.push([this.hashes[at] as number, count]);
    }
    return found;
  }

  private grow(): void {
    const twice = (numbers: Int32Array) => {
      const longer = new Int32Array(numbers.length * 2);
      longer.set(numbers);
      return longer;
    };
    this.hashes = twice(this.hashes);
    this.counts = twice(this.counts);
    this.last = twice(this.last);
    this.places = new Int32Array(this.places.length * 2).fill(-1);
    const mask = this.places.length - 1;
    for (let at = 0; at < this.size; at++) {
      let place = (this.hashes[at] as number) & mask;
      while (this.places[place] !== -1) place = (place + 1) & mask;
      this.places[place] = at;
    }
  }
}
