/** What pictures are made with and ships with the program: letters, coastlines and palettes; the README there tells their origin. */
package org.htmst.interpolation.assets;
