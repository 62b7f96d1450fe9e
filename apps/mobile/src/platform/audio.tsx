/** Phones open a recording in their own player: no module for sound is in the app. */
export const plays = false;
export const AudioPlayer = (_recording: { url: string; name: string }): null => null;
