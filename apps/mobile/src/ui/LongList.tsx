import type { ReactElement } from 'react';
import { LegendList } from '@legendapp/list/react-native';

export type LongListProps<T> = {
  items: readonly T[];
  keyOf: (item: T) => string;
  /** Items of one kind are about as tall as each other. */
  kindOf: (item: T) => string;
  /** How tall an item is before one was seen, in px. */
  usual: number;
  /** Draws everything again when it is another function. */
  renderItem: (item: T) => ReactElement;
  header?: ReactElement | null;
  footer?: ReactElement | null;
};

/** A list of any length: only what is near the eye is drawn. */
export function LongList<T>({ items, keyOf, kindOf, usual, renderItem, header, footer }: LongListProps<T>) {
  return (
    <LegendList
      data={items}
      keyExtractor={keyOf}
      getItemType={kindOf}
      estimatedItemSize={usual}
      recycleItems
      extraData={renderItem}
      ListHeaderComponent={header ?? null}
      ListFooterComponent={footer ?? null}
      renderItem={({ item }) => renderItem(item)}
    />
  );
}
