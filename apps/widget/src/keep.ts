/** What the browser keeps for this bot between visits. */
export type Keep = {
  read: (key: string) => string | null;
  write: (key: string, value: string | null) => void;
};

/** localStorage, or memory where the browser forbids it (private mode, blocked cookies). */
export function browserKeep(prefix: string, open: () => Storage = () => window.localStorage): Keep {
  const memory = new Map<string, string>();
  const storage = reachable(open);
  return {
    read: (key) => storage?.getItem(prefix + key) ?? memory.get(key) ?? null,
    write: (key, value) => {
      if (value === null) memory.delete(key);
      else memory.set(key, value);
      try {
        if (value === null) storage?.removeItem(prefix + key);
        else storage?.setItem(prefix + key, value);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        // Full or forbidden: memory has it for this visit.
      }
    },
  };
}

function reachable(open: () => Storage): Storage | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
