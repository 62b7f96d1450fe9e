import type { profile as english } from '../en/profile.ts';
import type { In } from '../words.ts';

export const profile: In<'es', typeof english> = {
  profile: {
    attributes: 'Lo que se sabe',
    conversations: 'Conversaciones anteriores',
    handoffs: 'Traspasos anteriores',
    nothing: 'Aún nada.',
    none: 'Aún nada.',
    byTeam: 'lo dice tu equipo',
    add: 'Añadir algo',
    edit: 'Cambiar {{name}}',
    name: 'Qué',
    nameHint: 'Reserva, teléfono, plan …',
    value: 'Valor',
    save: 'Guardar',
    forget: 'Olvidar',
    state: {
      waiting: 'En espera.',
      claimed: 'Con {{name}}.',
      returned: '{{name}} la devolvió.',
      resolved: '{{name}} la resolvió.',
      failed: 'No vino nadie.',
    },
  },
  transcript: {
    title: 'Transcripción',
    of: 'Conversación con {{name}}',
    why: 'La conversación entera, con horas.',
    notes: 'Con las notas de tu equipo',
    share: 'Compartir',
    saveText: 'Guardar como texto',
    savePage: 'Guardar como página',
    mail: 'Enviar por correo',
    failed: 'Ahora no se puede obtener. Inténtalo de nuevo.',
  },
};
