import type { shell as english } from '../en/shell.ts';
import type { In } from '../words.ts';

export const shell: In<'es', typeof english> = {
  tab: { queue: 'Cola', activity: 'Actividad', bots: 'Bots', settings: 'Ajustes' },
  later: {
    title: 'Esta página aún no está en este dispositivo',
    why: 'Se descarga una vez y después se abre sin conexión. Ahora mismo no se llega al servidor.',
    again: 'Intentar de nuevo',
    back: 'Volver',
  },
  notFound: { title: 'Esta página no existe', home: 'Ir a la cola' },
  sound: {
    title: 'Sonido al llegar una escalada',
    off: 'No',
    awake: 'Salvo en horas de silencio',
    always: 'Siempre',
    why: 'Un tono breve mientras Baton está abierto en una ventana.',
  },
  shell: {
    find: 'Encontrar algo o hacerlo por su nombre',
  },
};
