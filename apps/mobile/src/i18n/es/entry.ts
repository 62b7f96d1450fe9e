import type { entry as english } from '../en/entry.ts';
import type { In } from '../words.ts';

export const entry: In<'es', typeof english> = {
  signIn: {
    title: 'Baton',
    lead: 'Entrega una conversación. Devuélvela.',
    email: 'Correo electrónico',
    password: 'Contraseña',
    server: 'Servidor',
    serverHint: 'https://baton.example.com',
    submit: 'Entrar',
    busy: 'Entrando …',
    codeTitle: 'Un paso más',
    codeLead:
      'Tu contraseña es correcta. Escribe las seis cifras que muestra tu autenticador, o un código de reserva.',
    code: 'Código',
    codeBack: 'Empezar de nuevo',
    failure: {
      wrong: 'El correo o la contraseña no son correctos.',
      refused: 'El servidor no admite entradas desde esta dirección. Usa aquella con la que se configuró.',
      no_server: 'El servidor no respondió. Revisa la dirección y tu conexión.',
      too_many: 'Demasiados intentos. Espera un momento.',
      no_member: 'Este acceso no pertenece a ninguna organización de aquí.',
      wrong_code: 'Ese código no es correcto, o ha caducado.',
      step_over: 'Tardó demasiado o hubo demasiados intentos. Empieza de nuevo con tu contraseña.',
      no_code: 'Escribe el código.',
      missing: 'Escribe ambos.',
    },
  },
  entry: {
    setupTitle: 'Un Baton nuevo',
    setupLead: 'Pon nombre a tu organización y sé su propietario.',
    setupSubmit: 'Empezar',
    joinTitle: 'Invitación',
    join: 'Unirse a {{organization}}',
    joinLead: 'Entras como {{email}}.',
    joinSubmit: 'Unirse',
    organization: 'Organización',
    name: 'Tu nombre, como lo ven los clientes',
    password: 'Contraseña, 8 caracteres o más',
    failure: {
      missing: 'Rellénalo todo; la contraseña necesita 8 caracteres.',
      link_invalid: 'Este enlace ya no vale. Pide uno nuevo.',
      already_set_up: 'Este servidor ya tiene propietario. Entra, o pide una invitación.',
      email_taken: 'Esa dirección ya tiene acceso. Usa aquí su contraseña, o entra con ella.',
      invalid_request: 'Algo no es válido. Revisa la dirección.',
      no_server: 'El servidor no respondió.',
      other: 'El servidor lo rechazó.',
    },
  },
};
