import type { healthForm as english } from '../en/health-form.ts';
import type { In } from '../words.ts';

export const healthForm: In<'es', typeof english> = {
  healthForm: {
    every: 'Una señal de vida cada (segundos)',
    off: 'No',
    url: 'Dirección de estado',
    checkEvery: 'Consultar la dirección de estado cada (segundos)',
    slowAfter: 'Lento si responde después de (segundos)',
    downAfter: 'Malas señales hasta darlo por caído',
    backAfter: 'Buenas señales hasta darlo por recuperado',
    talkingWithin: 'Habla con él quien escribió en los últimos (minutos)',
    escalate: 'Clientes que hablan con él cuando cae',
    call: 'Llamar a una persona',
    leave: 'Dejarlos con el bot',
    save: 'Guardar',
    saved: 'Guardado',
    refused: 'No se guardó',
    locked: 'Lo cambian los administradores.',
  },
};
