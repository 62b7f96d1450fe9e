export { botTurn, FALLBACK_TEXT } from './bot-turn.ts';
export type { BotTurn, BotTurnInput } from './bot-turn.ts';
export { detectHumanRequest } from './human-request.ts';
export type { HumanRequest } from './human-request.ts';
export { MATCH_THRESHOLD, matchScenario } from './scenarios.ts';
