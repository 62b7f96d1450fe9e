import { useRef, useState } from 'react';

type Answer<Why> = { ok: true } | { ok: false; why: Why };

/** One try at a time; remembers why the last one did not work. */
export function useSubmit<Why extends string>(run: () => Promise<Answer<Why>> | Why) {
  const going = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Why | null>(null);
  const submit = async () => {
    if (going.current) return;
    going.current = true;
    setBusy(true);
    setFailure(null);
    const answer = await run();
    going.current = false;
    setBusy(false);
    if (typeof answer === 'string') setFailure(answer);
    else if (!answer.ok) setFailure(answer.why);
  };
  return { busy, failure, submit: () => void submit() };
}
