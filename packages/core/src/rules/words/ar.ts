import { duration, roughly } from '../duration.ts';
import type { HealthAnswer, HealthCause } from '@baton/protocol';
import type { Words } from './words.ts';

const time = (ms: number): string => roughly(ms, ['ثانية', 'دقيقة']);
const BECAUSE = { low_csat: ' بسبب انخفاض الرضا', high_deflection: ' بسبب ارتفاع التحويل', other: '' };

const STATUS = { running: 'يعمل', degraded: 'متعثر', down: 'متوقف' };
const answered = (answer: HealthAnswer): string => {
  switch (answer.what) {
    case 'status':
      return `أجاب بالرمز ${answer.status}`;
    case 'slow':
      return `أجاب بعد ${duration(answer.tookMs)}`;
    case 'said':
      return `يقول إنه ${STATUS[answer.status]}`;
    case 'nothing':
      return 'لا إجابة';
  }
};

const cause = (because: HealthCause): string => {
  switch (because.kind) {
    case 'heartbeat':
      return 'عاد إلى الاستجابة.';
    case 'no_heartbeat':
      return `لا إشارة منذ ${time(because.silentMs)}.`;
    case 'reported':
      return because.detail || !because.status
        ? `يقول: ${because.detail}.`
        : `يقول: ${STATUS[because.status]}.`;
    case 'health_url':
      return `فحص الحالة: ${because.answer ? answered(because.answer) : because.detail}.`;
    case 'settings':
      return 'تغيّرت إعداداته.';
  }
};

const quoted = (said: string): string => (said === '' ? '' : `«${said}» `);

export const ar: Words = {
  escalation: (bot) => `🆘 عميل يطلب مساعدة بشرية: ${bot}`,
  waiting: (ms) => `ينتظر منذ ${time(ms)}.`,
  tapToClaim: 'اضغط للاستلام والرد.',
  claim: 'استلام',
  cause,
  later: 'لاحقًا',
  claimedBy: (operator) => `استلمها ${operator}`,
  claimedByYou: 'استلمتها أنت',
  nothingLeft: (bot) => `${bot}: لم يبق ما تفعله.`,
  withdrawn: (bot, why) =>
    why === 'cancelled'
      ? { title: 'لم تعد مطلوبة', body: `${bot}: عاد العميل إلى البوت.` }
      : { title: 'أُغلقت', body: `${bot}: العميل لم يعد ينتظر.` },
  botUpdated: (bot) => `🤖 ${bot} حدّث نفسه`,
  updateOf: (details) => {
    switch (details.kind) {
      case 'knowledge_added':
        return `أُضيفت مقاطع معرفة (${details.chunks}) من «${details.source}».`;
      case 'retrained':
        return `أُعيد تدريبه على صفحات جديدة (${details.pages}).`;
      case 'prompt_tuned':
        return `ضُبطت التعليمات تلقائيًا${BECAUSE[details.because]}.`;
      case 'tool_added':
        return `رُبطت أداة جديدة: ${details.tool}.`;
    }
  },
  tapToReview: 'اضغط للمراجعة.',
  tapForDetails: 'اضغط للتفاصيل.',
  run: (alert) => {
    switch (alert.topic) {
      case 'started':
        return {
          title: `⚙️ بدأ سير العمل: ${alert.name}`,
          body: alert.subject ? `لأجل ${alert.subject}.` : 'اضغط للتفاصيل.',
        };
      case 'step':
        return {
          title: `⚙️ خطوة في سير العمل: ${alert.name}`,
          body: `الخطوة ${alert.number}${alert.of === null ? '' : ` من ${alert.of}`} ${alert.failed ? 'فشلت' : 'تمت'}: ${alert.step} (${duration(alert.tookMs)}).`,
        };
      case 'finished':
        return {
          title: `${alert.failed ? '❌' : '✅'} انتهى سير العمل: ${alert.name}`,
          body: `الحالة: ${alert.failed ? 'فشل' : 'نجاح'}. ${alert.failedStep ? `الخطوة الفاشلة: ${alert.failedStep}. ` : ''}المدة ${duration(alert.tookMs)}. اضغط للتفاصيل.`,
        };
      case 'stuck':
        return {
          title: `⚠️ سير العمل متوقف: ${alert.name}`,
          body: `الخطوة ${alert.number} تعمل منذ ${time(alert.runningMs)}${alert.averageMs === null ? '' : ` (المعتاد: ${time(alert.averageMs)})`}. اضغط للتحقق.`,
        };
    }
  },
  health: (bot, news) => {
    const title = {
      down: `🔴 البوت متوقف: ${bot}`,
      degraded: `🟠 البوت متعثر: ${bot}`,
      back: `🟢 عاد البوت: ${bot}`,
    }[news.topic];
    const affected = news.topic === 'back' ? '' : ` المحادثات المتأثرة: ${news.affected}.`;
    return { title, body: `${cause(news.because)}${affected}` };
  },
  unreachable: (bot, somebodyWaits) => ({
    title: `🔴 لا أحد متاح: ${bot}`,
    body: somebodyWaits
      ? 'عميل ينتظر ولا يمكن تنبيه أحد. اضغط للاستلام والرد.'
      : 'لا أحد ممن يجيب عن هذا البوت لديه جهاز يمكن تنبيهه.',
  }),
  wentOn: (workflow, { number, afterMs, failed }) => ({
    title: `${failed ? 'فشلت' : 'استؤنفت'} الخطوة ${number} من ${workflow} بعد ${time(afterMs)}`,
    body: failed ? 'اضغط لعرض التفاصيل.' : 'لم يبق شيء عليك فعله.',
  }),
  reachable: (bot) => ({
    title: `يمكن الوصول من جديد: ${bot}`,
    body: 'يمكن الآن تنبيه من يجيبون عن هذا البوت.',
  }),
  talk: (topic, { bot, customer, by, said }) => {
    switch (topic) {
      case 'transferred':
        return { title: `${by} أحال إليك ${customer}`, body: `${quoted(said)}اضغط للرد.` };
      case 'mentioned':
        return { title: `${by} ذكرك: ${customer}`, body: `${quoted(said)}اضغط للقراءة.` };
      case 'woken':
        return { title: `عاد من التأجيل: ${customer}`, body: `${bot}: حان الوقت. اضغط للمتابعة.` };
      case 'replied':
        return { title: `💬 ${customer}`, body: `${quoted(said)}اضغط للرد.` };
    }
  },
  movedOn: (bot) => ({ title: 'لم تعد لديك', body: `${bot}: لم يبق لك ما تفعله.` }),
  several: (count, name, what) => {
    if (what === 'bot') return `تحديثات ${name}: ${count}`;
    if (what === 'workflow') return `أحداث ${name}: ${count}`;
    return `عملاء ينتظرون (${count}): ${name}`;
  },
  digest: (count) => `أثناء الهدوء: ${count} من المستجدات`,
  contentFree: (kind) => {
    if (kind === 'escalation') return { title: '🆘 عميل يطلب مساعدة بشرية', body: 'اضغط للاستلام والرد.' };
    if (kind === 'claimed') return { title: 'استُلمت', body: 'هناك من يجيب هذا العميل.' };
    if (kind === 'withdrawn') return { title: 'لم تعد مطلوبة', body: 'العميل لم يعد ينتظر.' };
    if (kind === 'over') return { title: 'انتهى الأمر', body: 'ما نُبّهت إليه لم يعد قائمًا.' };
    return { title: 'مستجدات من Baton', body: 'اضغط للتفاصيل.' };
  },
  test: { title: 'تجربة من Baton', body: 'هذا الجهاز يستطيع تنبيهك.' },
  nobodyReachable:
    'لا يمكن الوصول إلى أحد من فريقنا الآن. يبقى طلبك مفتوحًا ونواصل المحاولة؛ يمكنك أيضًا المتابعة مع البوت أو ترك رسالة هنا.',
};
