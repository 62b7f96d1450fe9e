import type { files as english } from '../en/files.ts';
import type { In } from '../words.ts';

export const files: In<'es', typeof english> = {
  files: {
    attach: 'Adjuntar un archivo',
    limits: 'Imágenes, audio, MP4, PDF, Office, texto, CSV y ZIP, hasta {{megabytes}} MB cada uno.',
    picture: 'Una imagen',
    camera: 'Tomar una foto',
    cameraDenied: 'No se permite usar la cámara',
    allow: 'Abrir ajustes',
    notPicked: 'No se pudo abrir. Prueba con otro archivo.',
    file: 'Otro archivo',
    close: 'Cerrar',
    tray: 'Archivos para el próximo mensaje',
    progress: '{{percent}} %',
    ready: 'listo para enviar',
    uploading: 'Subiendo {{name}}',
    failed: 'No se subió. Revisa la conexión.',
    too_large: 'Demasiado grande: {{megabytes}} MB como mucho.',
    wrong_type: 'Este tipo de archivo no se puede enviar.',
    notInNote: 'Una nota no lleva archivos',
    notInNoteWhy: 'Solo los lleva un mensaje al cliente.',
    retry: 'Intentar de nuevo',
    cancel: 'Cancelar {{name}}',
    remove: 'Quitar {{name}}',
    save: 'Guardar {{name}}',
    enlarge: 'Abrir {{name}} en grande',
    lost: 'Ahora no se puede alcanzar. Toca para intentarlo de nuevo.',
  },
};
