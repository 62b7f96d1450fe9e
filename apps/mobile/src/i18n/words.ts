import type { en } from './en/index.ts';
import type { late } from './en/late.ts';
import type { FormsOf, PluralForm } from './plural.ts';

export type English = typeof en & typeof late;

/** `handoffs` of `handoffs_other`: the English words tell what is counted. */
type Counted<K> = K extends `${infer Name}_other` ? Name : never;
type FormOf<K extends string> = `${K}_${PluralForm}`;

/**
 * What a translation has to provide: each word of the English ones, and of what is counted each form that the language has.
 * A `_zero` beside English forms is a sentence of its own, and stays one.
 */
type Words<T, Form extends PluralForm> = {
  [K in keyof T as K extends FormOf<Counted<keyof T>> ? never : K]: T[K] extends string
    ? string
    : Words<T[K], Form>;
} & { [K in Counted<keyof T> as `${K}_${Form}`]: string } & {
  [K in keyof T as K extends `${Counted<keyof T>}_zero` ? K : never]: string;
};

/** A file of words in another language, by the English one. */
export type In<L extends keyof FormsOf, T> = Words<T, FormsOf[L]>;

type Plain<K extends string> = K extends `${infer Name}_zero`
  ? Name
  : K extends `${infer Name}_one`
    ? Name
    : K extends `${infer Name}_other`
      ? Name
      : K;
type KeysOf<T> = {
  [K in keyof T & (string | number)]: T[K] extends string ? Plain<`${K}`> : `${K}.${KeysOf<T[K]>}`;
}[keyof T & (string | number)];
/** `queue.title`, and `queue.onDuty` of what is counted. */
export type Key = KeysOf<English>;

export type Values = Readonly<Record<string, string | number>>;
/** Says `key` with what stands in its `{{braces}}`; `count` chooses the form. A key that may be missing needs a `defaultValue`. */
export type Translate = {
  (key: Key, values?: Values): string;
  (key: string, values: Values & { defaultValue: string }): string;
};
