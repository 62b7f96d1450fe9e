import { memo, useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { CSSProperties, RefObject } from 'react';
import { Heights } from './heights.web.ts';
import type { LongListProps } from './LongList.tsx';
import { itemsBetween, placesOf, shiftOf } from './places.ts';
import type { Placed } from './places.ts';
import { usePalette } from './theme.tsx';

/** So far beyond what is seen there are rows, in px: a wheel scrolls before the page hears of it. */
const BEYOND = 320;
/** Rows come and go after so many px: several together cost a browser little more than one. */
const STRIDE = 216;

/** In a browser the list scrolls as any page does: rows follow each other, and empty space stands for those out of sight. */
export function LongList<T>({ items, keyOf, kindOf, usual, renderItem, header, footer }: LongListProps<T>) {
  const [changes, changed] = useReducer((count: number) => count + 1, 0);
  const [heights] = useState(() => new Heights(usual, changed));
  const placed = useMemo(() => {
    const keys = items.map(keyOf);
    return { keys, places: placesOf(items.map((item, n) => heights.of(keys[n]!, kindOf(item)))) };
    // What the heights say changes with `changes`.
  }, [items, heights, keyOf, kindOf, changes]);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { strides, height } = useSight(scroller, body);
  useHold(scroller, body, placed);
  const { bg } = usePalette();
  const { keys, places } = placed;
  const top = strides * STRIDE;
  const [from, to] = itemsBetween(places, top - BEYOND, top + STRIDE + height + BEYOND);
  return (
    <div ref={scroller} style={{ ...SCROLLER, backgroundColor: bg }}>
      {header}
      <div ref={body}>
        <div style={{ height: places[from] }} />
        {items.slice(from, to).map((item, n) => (
          <Slot
            key={keys[from + n]!}
            name={keys[from + n]!}
            kind={kindOf(item)}
            item={item}
            heights={heights}
            renderItem={renderItem}
          />
        ))}
        <div style={{ height: places.at(-1)! - places[to]! }} />
      </div>
      {footer}
    </div>
  );
}

type Box = RefObject<HTMLDivElement | null>;

/** What of the list's body is in sight: strides from its top, and how tall the window is, in px. */
function useSight(scroller: Box, body: Box) {
  const [sight, setSight] = useState({ strides: 0, height: window.innerHeight });
  useLayoutEffect(() => {
    const box = scroller.current!;
    const look = () => {
      const { scrollTop, clientHeight: height } = box;
      // A page that is hidden sees nothing, and stays where it is.
      if (height === 0) return;
      const strides = Math.floor((scrollTop - body.current!.offsetTop) / STRIDE);
      setSight((before) =>
        before.strides === strides && before.height === height ? before : { strides, height },
      );
    };
    const resized = new ResizeObserver(look);
    resized.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [scroller, body]);
  return sight;
}

/** What is read stays where it is when rows come or go above it. Most browsers see to that; for Safari it is done here. */
function useHold(scroller: Box, body: Box, placed: Placed): void {
  const before = useRef(placed);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = placed;
    const box = scroller.current!;
    // At the top, what is new is what one wants to see.
    if (was === placed || box.scrollTop <= 0 || CSS.supports('overflow-anchor', 'auto')) return;
    const top = box.scrollTop - body.current!.offsetTop;
    box.scrollTop += shiftOf(was, placed, itemsBetween(was.places, top, top + box.clientHeight));
  }, [scroller, body, placed]);
}

type SlotProps<T> = Pick<LongListProps<T>, 'renderItem'> & {
  name: string;
  kind: string;
  item: T;
  heights: Heights;
};

function OneSlot<T>({ name, kind, item, heights, renderItem }: SlotProps<T>) {
  const watched = useCallback(
    (row: HTMLDivElement | null) => (row ? heights.watch(row, name, kind) : undefined),
    [heights, name, kind],
  );
  return <div ref={watched}>{renderItem(item)}</div>;
}

// Scrolling draws what comes into sight, and nothing else.
const Slot = memo(OneSlot) as typeof OneSlot;

/** Opaque: only then a browser moves what is painted, instead of painting everything again at each step of a scroll. */
const SCROLLER: CSSProperties = {
  position: 'relative',
  flex: '1 1 0',
  minHeight: 0,
  overflowX: 'hidden',
  overflowY: 'auto',
};
