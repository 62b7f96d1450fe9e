import type { PickedFile } from './picked-file.ts';

/** Picking on phones needs expo-image-picker and expo-document-picker, which the app does not have yet: nothing is offered. */
export const canPick = false;
export const pickFiles = (_accept: string): Promise<PickedFile[]> => Promise.resolve([]);
export const forgetPreview = (_preview: string | null): void => undefined;
/** Nothing is dropped on a phone. */
export const useDroppedFiles = (_take: ((files: PickedFile[]) => void) | null): boolean => false;
