// Written by `npm run gen`. Do not edit.
import botHealth from './bot-health.ts';
import botUpdate from './bot-update.ts';
import conversation from './conversation.ts';
import escalation from './escalation.ts';
import workflow from './workflow.ts';

export default { botHealth, botUpdate, conversation, escalation, workflow };
