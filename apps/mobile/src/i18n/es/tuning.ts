import type { tuning as english } from '../en/tuning.ts';
import type { In } from '../words.ts';

export const tuning: In<'es', typeof english> = {
  subscription: {
    title: 'Suscripciones',
    bot: 'Todos los bots',
    workflow: 'Todos los flujos',
    of: 'Suscripción a {{name}}',
    botOff: 'No: solo llega lo que tiene que llegarte, como un cliente al que nadie más responde.',
    workflowOff: 'No: no llega nada de ello.',
    through: 'Los clientes que esperan suenan en las horas de silencio',
    waits: 'También los clientes que esperan aguardan al final de las horas de silencio',
    inherit: '{{what}}: volver a heredar',
  },
  theirs: {
    title: 'Qué le llega a {{name}}',
    why: 'Esto lo fijas para {{name}}. Cuenta como su propia elección, y puede volver a cambiarlo.',
    locked: 'No puedes fijar esto',
    lockedWhy:
      'Los administradores fijan qué llega a operadores y administradores. Qué llega a un propietario lo fijan los propietarios.',
    own: 'su propio ajuste',
    ownOne: 'su propio ajuste, solo para esto',
    channel: 'Sus conversaciones',
    kind: {
      'conversation.transferred': 'Alguien del equipo le pasa una conversación',
      'conversation.mentioned': 'Una nota le nombra',
      'conversation.woken': 'Termina un aplazamiento suyo',
      'conversation.replied': 'Un cliente suyo escribe mientras mira otra cosa',
    },
    botOff: 'No: solo llega lo que tiene que llegarle, como un cliente al que nadie más responde.',
  },
  trial: {
    start: 'Probar antes de guardar',
    why: 'Cambia algo arriba y mira qué habrían traído las últimas dos semanas. Mientras pruebas no se guarda nada.',
    now: 'Estás probando. No se ha guardado nada.',
    nothing: 'Cambia algo y mira qué habrían traído las últimas dos semanas.',
    asking: 'Preguntando a las reglas…',
    same_one: 'Las últimas dos semanas te habrían traído lo mismo: {{count}} aviso.',
    same_many: 'Las últimas dos semanas te habrían traído lo mismo: {{count}} avisos.',
    same_other: 'Las últimas dos semanas te habrían traído lo mismo: {{count}} avisos.',
    instead: 'Avisos en las últimas dos semanas: {{after}} en vez de {{before}}.',
    held: 'Guardados para después: {{after}} en vez de {{before}}.',
    fresh: 'Estos serían nuevos',
    gone: 'Estos faltarían',
    other: 'Estos llegarían de otro modo',
    which: 'Cuáles',
    hide: 'Ocultarlos',
    save: 'Guardar',
    drop: 'Descartar',
    more: 'Se muestran los {{count}} más recientes.',
  },
};
