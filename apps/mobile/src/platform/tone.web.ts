let context: AudioContext | null = null;

/** Two soft notes, a fourth apart: seconds from now, and hertz. */
const NOTES = [
  [0, 659.25],
  [0.16, 880],
] as const;
const LASTS_S = 0.34;

function note(audio: AudioContext, [after, hertz]: (typeof NOTES)[number]): void {
  const begin = audio.currentTime + after;
  const sound = audio.createOscillator();
  const loudness = audio.createGain();
  sound.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, begin);
  loudness.gain.linearRampToValueAtTime(0.18, begin + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, begin + LASTS_S);
  sound.connect(loudness).connect(audio.destination);
  sound.start(begin);
  sound.stop(begin + LASTS_S);
}

/** Somebody waits: made here, without a file. A browser plays it once the page has been clicked or typed in. */
export const tone = {
  available: typeof AudioContext === 'function',
  play(): void {
    context ??= new AudioContext();
    const audio = context;
    audio.resume().then(
      () => {
        for (const one of NOTES) note(audio, one);
        globalThis.dispatchEvent(new Event('baton:tone'));
      },
      (refused: unknown) => console.info('no sound', String(refused)),
    );
  },
};
