import type { doctor as english } from '../en/doctor.ts';
import type { In } from '../words.ts';

export const doctor: In<'es', typeof english> = {
  doctor: {
    title: 'Doctor de avisos',
    checks: 'Por dónde pasa un aviso',
    again: 'Mirar otra vez',
    wakes: {
      yes: 'Este dispositivo puede despertarte',
      no: 'Este dispositivo no puede despertarte',
      unsure: 'Este dispositivo quizá pueda despertarte',
    },
    wakesWhy: {
      yes: 'Se ha mirado todo el camino y está bien.',
      no: 'Arregla lo marcado abajo y mira otra vez.',
      unsure: 'No se pudo comprobar todo. Una prueba lo hace.',
    },
    name: {
      permission: 'Permiso',
      channel: 'Sonido de las llamadas',
      worker: 'Service worker',
      address: 'Dirección',
      receipt: 'Última respuesta',
      canary: 'Señal de vida nocturna',
    },
    note: {
      permission: {
        ready: 'Este dispositivo deja que Baton te avise.',
        off: 'Los avisos no están activados aquí. Actívalos arriba.',
        denied: 'Los avisos están bloqueados. Permítelos para Baton en los ajustes de este dispositivo.',
        unsupported:
          'Este navegador no tiene Web Push. Usa otro; en un iPhone, añade antes Baton a la pantalla de inicio.',
      },
      channel: {
        loud: 'Las llamadas pueden sonar y quedarse en la pantalla.',
        quieted: 'Las llamadas no suenan aquí. Pon sonido a «Escaladas» en los ajustes de este dispositivo.',
        blocked: 'Las llamadas están desactivadas. Activa «Escaladas» en los ajustes de este dispositivo.',
        none: 'Falta el canal de las llamadas. Desactiva los avisos y vuelve a activarlos.',
      },
      worker: {
        active: 'Muestra los avisos mientras Baton está cerrado.',
        missing: 'No funciona. Vuelve a cargar esta página; las ventanas privadas no lo tienen.',
      },
      address: {
        known: 'El servidor sabe dónde está este dispositivo: {{address}}',
        gone: 'El servicio dice que esta dirección ya no existe. Desactiva los avisos y vuelve a activarlos.',
        none: 'El servidor no conoce este dispositivo. Lo conocerá cuando los avisos estén activados.',
        unreachable: 'No se pudo preguntar al servidor. Mira otra vez cuando tengas conexión.',
      },
      receipt: {
        heard: 'Este dispositivo respondió por última vez a un aviso {{time}}.',
        long: 'Este dispositivo respondió por última vez {{time}}. Envía una prueba.',
        never: 'Este dispositivo aún no ha respondido a ningún aviso. Envía una prueba.',
        silent:
          'Sin respuesta desde {{time}}, a ninguno de varios avisos. Quita el ahorro de batería para Baton y envía una prueba.',
      },
      canary: {
        answered: 'Enviada {{time}}, y respondida.',
        open: 'Enviada {{time}}, aún sin respuesta. Un teléfono que estaba apagado responde al volver.',
      },
    },
    test: 'Comprobarlo',
    testWhy: 'El servidor avisa a este dispositivo y dice cuándo ha respondido.',
    testOff: 'Cuando los avisos estén activados, una prueba comprueba el camino.',
    testing: 'En camino …',
    result: {
      waiting: 'En camino …',
      arrived: 'Sonó en {{seconds}} s.',
      silent: 'Salió, pero este dispositivo no respondió.',
      failed: 'No se pudo enviar.',
    },
  },
};
