// What is not needed at once, as one file for a browser: pages that share pieces would otherwise put them into what everybody loads first.
import '../i18n/late.ts';

export { LoginScreen } from '../features/login/LoginScreen.tsx';
export { AlertScreen } from '../features/alerts/AlertScreen.tsx';
export { AlertsScreen } from '../features/alerts/AlertsScreen.tsx';
export { PushesScreen } from '../features/alerts/PushesScreen.tsx';
export { BotScreen } from '../features/bots/BotScreen.tsx';
export { UpdateScreen } from '../features/bots/UpdateScreen.tsx';
export { HelpSheet } from '../features/commands/HelpSheet.tsx';
export { Palette } from '../features/commands/Palette.tsx';
export { pieces } from '../features/conversation/late-pieces.ts';
export { DoctorScreen } from '../features/doctor/DoctorScreen.tsx';
export { FiguresScreen } from '../features/figures/FiguresScreen.tsx';
export { LabelsScreen } from '../features/labels/LabelsScreen.tsx';
export { DefaultsScreen } from '../features/notifications/DefaultsScreen.tsx';
export { MemberScreen } from '../features/notifications/MemberScreen.tsx';
export { NotificationsScreen } from '../features/notifications/NotificationsScreen.tsx';
export { BotPolicy } from '../features/policy/BotPolicy.tsx';
export { PolicyCard } from '../features/policy/PolicyCard.tsx';
export { RepliesScreen } from '../features/replies/RepliesScreen.tsx';
export { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
export { WorkflowScreen } from '../features/workflows/WorkflowScreen.tsx';
export { WorkflowsScreen } from '../features/workflows/WorkflowsScreen.tsx';
