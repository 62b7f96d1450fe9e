// Written by `npm run gen`. Do not edit.
import expo from './expo.ts';
import webPush from './web-push.ts';

export default { expo, webPush };
