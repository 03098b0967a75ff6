// What Debian's Android headers lack: the surface that an app draws on.
#pragma once
#include <stdint.h>

typedef struct ANativeWindow ANativeWindow;
typedef struct ARect { int32_t left, top, right, bottom; } ARect;
typedef struct ANativeWindow_Buffer { int32_t width, height, stride, format; void *bits; uint32_t reserved[6]; } ANativeWindow_Buffer;

void ANativeWindow_acquire(ANativeWindow *);
void ANativeWindow_release(ANativeWindow *);
int32_t ANativeWindow_getWidth(ANativeWindow *);
int32_t ANativeWindow_getHeight(ANativeWindow *);
int32_t ANativeWindow_getFormat(ANativeWindow *);
int32_t ANativeWindow_setBuffersGeometry(ANativeWindow *, int32_t, int32_t, int32_t);
