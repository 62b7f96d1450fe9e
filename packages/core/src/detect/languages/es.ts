import type { Language } from './language.ts';

export const es: Language = {
  code: 'es',
  contact:
    'hablar, hablar con, hable con, hablo con, charlar, charlar con, chatear, chatear con, conversar, conversar con, comunicarme, comunicarme con, comuniqueme, comunicame, comunicarse con, conectame, conecteme, conectarme, pasame, paseme, pasar con, pasarme, me pasas, me pasa, ponme, pongame, poner con, transfiereme, transfierame, transferirme, transferir, derivame, deriveme, contactar, contactar con, contacto con, dirigirme, atienda, atienda un, me atienda, que me atienda, atender, atenderme, atendido por, llamar a, comunicar con, hablar a',
  ask: 'quiero, quisiera, necesito, dame, deme, prefiero, busco, exijo, me gustaria, hay, puedo tener, solicito, pido, mandame, requiero, quiero un, donde esta, hay algun',
  human:
    'humano, humanos, humana, ser humano, persona, persona real, persona de verdad, agente, agentes, operador, operadora, operadores, representante, representantes, asesor, asesora, asesores, ejecutivo, ejecutiva, empleado, empleada, teleoperador, teleoperadora, encargado, encargada, atencion humana, atencion personal, asistente',
  desk: 'servicio al cliente, atencion al cliente, servicio de atencion, soporte, soporte tecnico, equipo de soporte, servicio de atencion al cliente, servicio al cliente manual, servicio tecnico, ayuda humana, call center, apoyo, asistencia al cliente, atencion a clientes',
  someone:
    'alguien, alguien mas, gente, gerente, jefe, supervisor, supervisora, responsable, equipo, recepcion, departamento, tecnico, experto, especialista',
  bot: 'bot, robot, maquina, chatbot, ordenador, computadora, ia, inteligencia artificial',
  link: 'un, una, uno, el, la, los, con, a, al, de, real, reales, algun, alguna, otro, otra, verdadero, verdadera, hablar, por favor, ya, su, del, en, vivo, carne y hueso, humano, autentico, que',
  filler:
    'por favor, porfavor, porfa, ya, ahora, hola, gracias, un, una, el, la, real, con, si, no, buenas, buenos dias, ahora mismo, al, a, urgente, de verdad',
  not: 'no quiero, no necesito, no hace falta, sin, no deseo, sin tener que, no tengo que, no prefiero, en vez de, en lugar de, no me pases, no me transfieras, no me gusta, evitar, no me pongas',
  insteadOf:
    'no con, no, en vez de, en lugar de, no quiero, harto de, harta de, odio, cansado de, cansada de, no mas',
  guard:
    'recursos humanos, derechos humanos, cuerpo humano, error humano, eres, es usted, es esto, es un, eres un, eres una, soy una, soy un, hecho por humanos, por persona, agente inmobiliario, agente de viajes, agente de seguros, mi asesor, mi agente, estoy hablando, estaba hablando, hable con un, he hablado, cuantas personas, una persona con, operador turistico, asistente virtual, datos de contacto, persona que, para una persona, a otra persona, a una persona para',
  realWords: 'perdon, personal, personas, agencia',
};
