import type { workflows as english } from '../en/workflows.ts';
import type { In } from '../words.ts';

export const workflows: In<'es', typeof english> = {
  workflows: {
    title: 'Flujos',
    over: 'Flujo',
    back: 'Volver a los flujos',
    none: 'Aún no se ha ejecutado ningún flujo',
    noneWhy: 'Un flujo aparece aquí en cuanto la plataforma del bot envía su primera ejecución.',
    missing: 'Este flujo no está aquí',
    running_one: '{{count}} en marcha',
    running_many: '{{count}} en marcha',
    running_other: '{{count}} en marcha',
    stuck: 'atascados: {{count}}',
    idle: 'Nada en marcha',
    limit: 'Sin historial, un paso está atascado tras',
    limitWhy: 'Cuando un paso se ha hecho {{count}} veces, decide su propio historial.',
    limitAll: 'Para cada flujo que no diga otra cosa',
    ownLimit: 'Propio de este flujo. Valor de la organización: {{value}}',
    inherited: 'Valor de la organización: {{value}}',
    steps: 'Lo que suelen tardar sus pasos',
    noSteps: 'Aún no se ha hecho ningún paso.',
    done_one: 'hecho una vez',
    done_many: 'hecho {{count}} de veces',
    done_other: 'hecho {{count}} veces',
    average: 'media',
    p95: '95 % en',
    slowest: 'el más lento',
    stuckAfter: 'atascado tras {{time}}',
    byHistory: 'según su historial',
    byLimit: 'según el límite, su historial es corto',
  },
};
