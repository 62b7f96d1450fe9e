import type { files as english } from '../en/files.ts';
import type { In } from '../words.ts';

export const files: In<'ar', typeof english> = {
  files: {
    attach: 'إرفاق ملف',
    limits: 'صور وصوت وMP4 وPDF وOffice ونصوص وCSV وZIP، حتى {{megabytes}} ميغابايت لكل ملف.',
    picture: 'صورة',
    camera: 'التقاط صورة',
    cameraDenied: 'استخدام الكاميرا غير مسموح',
    allow: 'فتح الإعدادات',
    notPicked: 'تعذّر فتحه. جرّب ملفًا آخر.',
    file: 'ملف آخر',
    close: 'إغلاق',
    tray: 'ملفات الرسالة التالية',
    progress: '{{percent}} %',
    ready: 'جاهز للإرسال',
    uploading: 'جارٍ رفع {{name}}',
    failed: 'لم يُرفع. تحقق من الاتصال.',
    too_large: 'كبير جدًا: {{megabytes}} ميغابايت على الأكثر.',
    wrong_type: 'لا يمكن إرسال هذا النوع من الملفات.',
    notInNote: 'الملاحظة لا تحمل ملفات',
    notInNoteWhy: 'لا تحملها إلا رسالة إلى العميل.',
    retry: 'حاول مرة أخرى',
    cancel: 'إلغاء {{name}}',
    remove: 'إزالة {{name}}',
    save: 'حفظ {{name}}',
    enlarge: 'فتح {{name}} كبيرًا',
    lost: 'تعذّر الوصول إليه الآن. اضغط للمحاولة مرة أخرى.',
  },
};
