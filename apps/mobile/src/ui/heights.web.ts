/** How tall the rows of a list are, as the browser laid them out. */
export class Heights {
  readonly #usual: number;
  readonly #changed: () => void;
  /** By kind, by key. The first that was seen of a kind stands for those that were not. */
  readonly #seen = new Map<string, { first: number; byKey: Map<string, number> }>();
  readonly #rows = new WeakMap<Element, { key: string; kind: string }>();
  #observer: ResizeObserver | null = null;

  /** `changed` is called when a row is not as tall as was said. */
  constructor(usual: number, changed: () => void) {
    this.#usual = usual;
    this.#changed = changed;
  }

  /** In px: its own, or else that of its kind. */
  of(key: string, kind: string): number {
    const seen = this.#seen.get(kind);
    return seen ? (seen.byKey.get(key) ?? seen.first) : this.#usual;
  }

  /** Measures a row as long as it is on the page; the answer ends it. */
  watch(row: Element, key: string, kind: string): () => void {
    this.#rows.set(row, { key, kind });
    // Told after the browser has laid out what it will paint: nothing is laid out twice.
    this.#observer ??= new ResizeObserver((rows) => this.#measured(rows));
    const observer = this.#observer;
    observer.observe(row);
    return () => observer.unobserve(row);
  }

  #measured(rows: ResizeObserverEntry[]): void {
    let changed = false;
    for (const { target, contentRect } of rows) {
      const row = this.#rows.get(target);
      const { height } = contentRect;
      // A page that is hidden has no heights.
      if (!row || height === 0) continue;
      changed ||= this.of(row.key, row.kind) !== height;
      this.#keep(row, height);
    }
    if (changed) this.#changed();
  }

  #keep({ key, kind }: { key: string; kind: string }, height: number): void {
    const seen = this.#seen.get(kind);
    if (seen) seen.byKey.set(key, height);
    else this.#seen.set(kind, { first: height, byKey: new Map([[key, height]]) });
  }
}
