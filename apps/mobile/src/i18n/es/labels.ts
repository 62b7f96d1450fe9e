import type { labels as english } from '../en/labels.ts';
import type { In } from '../words.ts';

export const labels: In<'es', typeof english> = {
  labels: {
    title: 'Etiquetas',
    why: 'Con lo que ordenas las conversaciones. Las pone cualquiera; las crean los administradores.',
    add: 'Crear una etiqueta',
    none: 'Aún no hay etiquetas',
    noneWhy: 'Dos o tres bastan para empezar: «Reembolso», «VIP», «Error».',
    locked: 'Las cambia un administrador o el propietario. Pídeselo.',
    name: 'Nombre',
    colour: 'Color',
    colours: {
      grey: 'Gris',
      blue: 'Azul',
      teal: 'Turquesa',
      green: 'Verde',
      yellow: 'Amarillo',
      orange: 'Naranja',
      violet: 'Violeta',
      pink: 'Rosa',
    },
    save: 'Guardar',
    remove: 'Borrar',
    removeSure: '¿Borrar «{{name}}»? Desaparece de todas las conversaciones.',
    change: 'Cambiar {{name}}',
    cancel: 'Cancelar',
    taken: 'Otra etiqueta tiene este nombre.',
    failed: 'No se pudo guardar. Inténtalo de nuevo.',
    back: 'Volver',
  },
};
