#pragma once

/// \file
/// Marks what a shared build of the library shows; everything else is hidden.

#if defined(SELECTORATE_STATIC) || !defined(__GNUC__)
#define SELECTORATE_EXPORT
#else
#define SELECTORATE_EXPORT __attribute__((visibility("default")))
#endif
