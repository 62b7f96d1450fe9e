import { Fragment } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { ScrollView } from 'react-native';

type Props<T> = {
  data: readonly T[];
  keyExtractor: (item: T) => string;
  renderItem: (row: { item: T }) => ReactNode;
  ListHeaderComponent?: ReactElement | null;
  ListFooterComponent?: ReactElement | null;
  ListEmptyComponent?: ReactElement | null;
};

/** The list without its windowing: a test has no layout to window by. */
export function LegendList<T>({
  data,
  keyExtractor,
  renderItem,
  ListHeaderComponent,
  ListFooterComponent,
  ListEmptyComponent,
}: Props<T>) {
  return (
    <ScrollView>
      {ListHeaderComponent}
      {data.length === 0
        ? ListEmptyComponent
        : data.map((item) => <Fragment key={keyExtractor(item)}>{renderItem({ item })}</Fragment>)}
      {ListFooterComponent}
    </ScrollView>
  );
}
