import type { Language } from './language.ts';

export const pt: Language = {
  code: 'pt',
  contact:
    'falar, falar com, fale com, conversar, conversar com, bater um papo, contatar, contactar, contato com, contacto com, entrar em contato, entrar em contacto, me passa, me passe, passa me, passe me, passar para, me transfere, me transfira, transfira me, transferir, transferir para, me conecta, me conecte, ligar me, me liga com, me coloca, me coloque, coloque me, ser atendido por, ser atendida por, atendido por, quero que, encaminhar, me encaminhe, encaminhe me, comunicar com',
  ask: 'quero, queria, gostaria de, gostaria, preciso, preciso de, me da, me de, da me, de me, prefiro, ha, tem, tem algum, existe, posso ter, exijo, procuro, solicito, cade, chama, chame',
  human:
    'humano, humanos, humana, ser humano, pessoa, pessoa real, pessoa de verdade, atendente, atendentes, agente, agentes, operador, operadora, representante, consultor, consultora, funcionario, funcionaria, atendimento humano, assistente, colaborador, atendente humano, assessor',
  desk: 'atendimento ao cliente, servico ao cliente, suporte, suporte tecnico, apoio ao cliente, central de atendimento, sac, atendimento, equipe de suporte, equipa de apoio, servico de apoio',
  someone:
    'alguem, outra pessoa, gente, gerente, chefe, supervisor, supervisora, responsavel, equipe, equipa, recepcao, rececao, departamento, tecnico, especialista',
  bot: 'bot, robo, robot, maquina, chatbot, computador, ia, inteligencia artificial',
  link: 'um, uma, uns, o, a, os, as, com, de, do, da, real, verdade, algum, alguma, outro, outra, verdadeiro, verdadeira, falar, por favor, seu, sua, ao, humano, em, carne e osso, vivo',
  filler:
    'por favor, porfavor, pfv, agora, ja, ola, oi, obrigado, obrigada, um, uma, o, a, real, com, sim, nao, bom dia, boa tarde, urgente, de verdade',
  not: 'nao quero, nao preciso, sem, nao desejo, nao gostaria, em vez de, ao inves de, nao precisa, evitar, nao tenho que, sem ter que',
  insteadOf:
    'nao com, nao, em vez de, ao inves de, cansado de, cansada de, farto de, farta de, odeio, chega de',
  guard:
    'recursos humanos, direitos humanos, corpo humano, erro humano, voce e, es um, tu es, isso e, e um, sou uma, sou um, por pessoa, agente imobiliario, agente de viagens, meu consultor, meu agente, estou falando, estou a falar, estava falando, falei com, quantas pessoas, uma pessoa com, operador turistico, assistente virtual, dados de contato, para uma pessoa, para outra pessoa, feito por humanos, operadora de telefonia',
  realWords: 'pessoas, perdao',
};
