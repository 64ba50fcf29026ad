/** Seeded random places, regions and windows that favour what breaks geometry: poles, the antimeridian, borders, last bits. */
package org.htmst.draws;
