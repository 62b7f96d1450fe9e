import type { desk as english } from '../en/desk.ts';
import type { In } from '../words.ts';

export const desk: In<'es', typeof english> = {
  suggest: {
    replies: 'Respuestas guardadas',
    members: 'Equipo',
    noReply: 'Ninguna respuesta guardada tiene «{{typed}}».',
    noReplies: 'Las respuestas que escribas una vez y llames con «/» se verán aquí.',
    noMember: 'Nadie del equipo se llama «{{typed}}».',
    write: 'Escribir una',
    keys: '↑ ↓ para elegir, Intro para tomarla, Esc para cerrar',
  },
  replies: {
    title: 'Respuestas guardadas',
    why: 'Escribe «/» en una conversación y las primeras letras para tomar una. Las tiene todo el equipo.',
    add: 'Escribir una respuesta',
    none: 'Aún no hay respuestas guardadas',
    noneWhy: 'Lo que escribes una y otra vez, escrito una vez: un saludo, un plazo, cómo va un reembolso.',
    shortcut: 'Atajo',
    shortcutHint: 'hola',
    shortcutWrong: 'Letras, cifras, - y _, 40 como mucho.',
    shortcutTaken: 'Otra respuesta tiene este atajo.',
    words: 'Texto',
    wordsHint: 'Hola, {{customer.first_name}}: …',
    fill: 'Se rellena al tomarla:',
    forBot: 'Para qué bot',
    allBots: 'Todos los bots',
    preview: 'Como lo leería Jane Doe',
    save: 'Guardar',
    remove: 'Borrar',
    removeSure: '¿Borrar «/{{shortcut}}» para todos?',
    change: 'Cambiar /{{shortcut}}',
    cancel: 'Cancelar',
    failed: 'No se pudo guardar. Inténtalo de nuevo.',
    back: 'Volver',
  },
};
