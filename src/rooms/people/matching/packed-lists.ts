// Many short lists of small whole numbers in two growing arrays. The names of a million people as
// word numbers take megabytes this way; as separate arrays they would take hundreds.

export class PackedLists {
  #starts = new Int32Array(1024);
  #values = new Int32Array(4096);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(values: readonly number[]): void {
    const start = this.#starts[this.#size]!;
    const end = start + values.length;
    if (this.#size + 2 > this.#starts.length) this.#starts = grown(this.#starts);
    while (end > this.#values.length) this.#values = grown(this.#values);
    this.#values.set(values, start);
    this.#size += 1;
    this.#starts[this.#size] = end;
  }

  /** A view, not a copy; a cleared list is empty. */
  get(at: number): Int32Array {
    const list = this.#values.subarray(this.#starts[at]!, this.#starts[at + 1]!);
    return list.length > 0 && list[0] === cleared ? list.subarray(0, 0) : list;
  }

  /** Overwrites the list, so that its contents are gone. */
  clear(at: number): void {
    this.get(at).fill(cleared);
  }
}

const cleared = -2_147_483_648;

function grown(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(old.length * 2);
  bigger.set(old);
  return bigger;
}
