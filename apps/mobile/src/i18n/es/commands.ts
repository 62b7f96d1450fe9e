import type { commands as english } from '../en/commands.ts';
import type { In } from '../words.ts';

export const commands: In<'es', typeof english> = {
  keys: {
    title: 'Atajos de teclado',
    close: 'Cerrar',
    single: 'Teclas sueltas',
    singleWhy:
      'Nunca actúan mientras escribes. Desactívalas si tu lector de pantalla o tus manos las necesitan.',
    palette: 'Encontrar cualquier cosa',
    help: 'Mostrar estos atajos',
    queue: 'Cola',
    activity: 'Actividad',
    bots: 'Bots',
    settings: 'Ajustes',
    search: 'Buscar en la cola',
    next: 'Conversación siguiente',
    previous: 'Conversación anterior',
    longest: 'Quien más espera',
    claim: 'Tomar',
    handBack: 'Devolver',
    resolve: 'Resolver',
    group: {
      everywhere: 'En todas partes',
      queue: 'En la cola',
      conversation: 'En una conversación',
    },
  },
  commands: {
    title: 'Encontrar cualquier cosa',
    type: 'Un cliente, una página, algo que hacer',
    none: 'Nada se llama así.',
    failed: 'No ha funcionado',
    look: 'Aspecto: {{value}}',
    language: 'Idioma: {{value}}',
    sound: 'Sonido al llegar una escalada: {{value}}',
    singleOn: 'Activar las teclas sueltas',
    singleOff: 'Desactivar las teclas sueltas',
    snoozeHour: 'Aplazar 1 hora',
    snoozeHours: 'Aplazar 4 horas',
    wake: 'Reanudar ahora',
    release: 'Devolver a la cola',
    transfer: 'Pasar a {{name}}',
    label: 'Etiqueta: {{name}}',
    unlabel: 'Quitar etiqueta: {{name}}',
  },
};
