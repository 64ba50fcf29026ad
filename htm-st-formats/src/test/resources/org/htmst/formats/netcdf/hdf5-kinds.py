# Makes the files of hdf5-kinds.zip with h5py 3.7, HDF5 1.10.8, xarray and netCDF 4.9:
#   python3 hdf5-kinds.py FOLDER time-units.cdl
# Each has the same five records of NOAA-18; most have them in two versions of object headers, v1 and v2.
import h5py, numpy as np, os, sys
os.chdir(sys.argv[1])
N=5
def cols(n=N):
    return dict(time=np.array([1571875201517 + 2000 * i for i in range(n)], 'u8'), lat=np.arange(n, dtype='f4')%80,
            lon=np.arange(n, dtype='f4')%360, alt=np.full(n, 850, 'f4'), satID=np.full(n, 7, 'u1'),
            mep_ele_tel0_flux_e1=np.arange(n, dtype='f4'), mep_IFC_on=np.zeros(n, 'i1'), ted_IFC_on=np.zeros(n, 'i1'))
LV={'v1':('earliest','v108'),'v2':('v108','v108')}
def make(name, ver, special, n=N, c=None, **file):
    with h5py.File(f'{name}-{ver}.nc','w',libver=LV[ver],**file) as h:
        for k,v in (c or cols(n)).items():
            if k in special and special[k] is not None:
                special[k](h,k,v)
            elif k not in special:
                h.create_dataset(k,data=v)
def raw(h,k,v,filters=(),chunk=None,ftype=None,external=None,fill=None,layout=None):
    p=h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    if chunk: p.set_chunk((chunk,))
    for f in filters: p.set_filter(*f) if isinstance(f,tuple) else getattr(p,f[0] if isinstance(f,list) else f)(*(f[1:] if isinstance(f,list) else ()))
    if external: p.set_external(external.encode(),0,v.nbytes)
    s=h5py.h5s.create_simple((len(v),),(h5py.h5s.UNLIMITED,) if chunk else None)
    d=h5py.h5d.create(h.id,k.encode(),ftype or h5py.h5t.py_create(v.dtype),s,p)
    if not external: d.write(h5py.h5s.ALL,h5py.h5s.ALL,np.ascontiguousarray(v))
F='mep_ele_tel0_flux_e1'
for ver in LV:
    for nm,fl in dict(deflate=[['set_deflate',9]],fletcher=[['set_fletcher32']],shdefl=[['set_shuffle'],['set_deflate',9],['set_fletcher32']],fletfirst=[['set_fletcher32'],['set_shuffle'],['set_deflate',9]],deflshuf=[['set_deflate',9],['set_shuffle']],doubledeflate=[['set_deflate',9],['set_deflate',9]],scaleoffset=[['set_scaleoffset',h5py.h5z.SO_FLOAT_DSCALE,2]],nbit=[]).items():
        if nm=='nbit': continue
        make(nm,ver,{F:lambda h,k,v:raw(h,k,v,fl,chunk=3)})
    make('lzf',ver,{F:lambda h,k,v:h.create_dataset(k,data=v,chunks=(3,),compression='lzf')})
    try: make('szip',ver,{F:lambda h,k,v:h.create_dataset(k,data=np.resize(v,5),chunks=(4,),compression=('szip'),compression_opts=('nn',4))})
    except Exception as e: print('szip',e)
    make('external',ver,{F:lambda h,k,v:raw(h,k,v,external='other.bin')})
    def ft(bias=None,size=4,order=None,off=None,fields=None,prec=None):
        t=h5py.h5t.IEEE_F32LE.copy()
        if fields: t.set_fields(*fields)
        if bias is not None: t.set_ebias(bias)
        if size!=4: t.set_size(size)
        if order is not None: t.set_order(order)
        return t
    make('bias',ver,{F:lambda h,k,v:raw(h,k,v,ftype=ft(bias=126))})
    make('wide',ver,{F:lambda h,k,v:raw(h,k,v,ftype=ft(size=6))})
    make('half',ver,{F:lambda h,k,v:h.create_dataset(k,data=v.astype('f2'))})
    make('bigendian',ver,{F:lambda h,k,v:h.create_dataset(k,data=v.astype('>f4')),'time':lambda h,k,v:h.create_dataset(k,data=v.astype('>u8'),chunks=(2,),compression='gzip')})
    make('longdouble',ver,{F:lambda h,k,v:h.create_dataset(k,data=v.astype('longdouble'))})
    def i24(h,k,v):
        t=h5py.h5t.STD_I32LE.copy(); t.set_precision(24); raw(h,k,v.astype('i4'),ftype=t)
    make('int24',ver,{F:i24})
    def compact(h,k,v):
        p=h5py.h5p.create(h5py.h5p.DATASET_CREATE); p.set_layout(h5py.h5d.COMPACT)
        d=h5py.h5d.create(h.id,k.encode(),h5py.h5t.py_create(v.dtype),h5py.h5s.create_simple((len(v),)),p); d.write(h5py.h5s.ALL,h5py.h5s.ALL,v)
    make('compact',ver,{F:compact})
    def committed(h,k,v):
        h['mytype']=np.dtype('f4'); h.create_dataset(k,data=v,dtype=h['mytype'])
    make('committed',ver,{F:committed})
    def part(h,k,v):
        d=h.create_dataset(k,(len(v),),'f4',chunks=(2,),fillvalue=7.5); d[0:2]=v[0:2]
    make('partial',ver,{F:part})
    def soft(h,k,v):
        h.create_dataset('g/x',data=v); h[k]=h5py.SoftLink('/g/x')
    make('softlink',ver,{F:soft})
    def ext(h,k,v): h[k]=h5py.ExternalLink('other.nc','/x')
    make('externallink',ver,{F:ext})
    def hard(h,k,v): h.create_dataset('aaa',data=v); h[k]=h['aaa']
    make('hardlink',ver,{F:hard})
    def enum(h,k,v): h.create_dataset(k,data=(v%2).astype('i1'),dtype=h5py.enum_dtype({'A':0,'B':1},'i1'))
    make('enum',ver,{F:enum})
    def bomb(h,k,v):
        raw(h,k,np.zeros(5,'f4'),[['set_deflate',9]],chunk=2**24)
    make('bigchunk',ver,{F:bomb})
    def chunkbomb(h,k,v):
        import zlib
        d=h.create_dataset(k,(5,),'f4',chunks=(5,),compression='gzip',maxshape=(None,)); 
        d.id.write_direct_chunk((0,),zlib.compress(bytes(50_000_000),9))
    make('chunkbomb',ver,{F:chunkbomb})
    def attrs(h,k,v):
        d=h.create_dataset(k,data=np.arange(5,dtype='i4'))
        for i in range(14): d.attrs[f'extra{i}']='x'*30
        d.attrs['units']='seconds since 2019-10-24 06:00:02'
        d.attrs['calendar']='proleptic_gregorian'
    make('manyattrs',ver,{'time':attrs})
    make('group',ver,{F:lambda h,k,v:(h.create_dataset(k,data=v),h.create_dataset('sub/'+k,data=v),h.create_dataset('sub/other',data=v,compression='lzf'))})

for ver in LV:
    def cmpd(h,k,v): h.create_dataset('extra',data=np.zeros(3,[('a','f4'),('b','f2')])); h.create_dataset(k,data=v)
    make('compound',ver,{F:cmpd})
    def half2(h,k,v): h.create_dataset('extra',data=v.astype('f2')); h.create_dataset(k,data=v)
    make('extrahalf',ver,{F:half2})
    def strs(h,k,v): h.create_dataset('extra',data=['a','b']); h.create_dataset('fixed',data=np.array(['a','b'],'S3')); h.create_dataset(k,data=v)
    make('strings',ver,{F:strs})
    def manyb(h,k,v):
        for c in ['mep_ele_tel0_flux_e%d'%i for i in range(1,5)]+['mep_pro_tel0_flux_p%d'%i for i in range(1,7)]+['mep_ele_tel90_flux_e%d'%i for i in range(1,5)]+['mep_pro_tel90_flux_p%d'%i for i in range(1,7)]:
            raw(h,c,np.zeros(5,'f4'),[['set_deflate',9]],chunk=2**24)
    make('manybombs',ver,{F:manyb})
    make('userblock',ver,{F:lambda h,k,v:h.create_dataset(k,data=v,chunks=(3,),compression='gzip')},userblock_size=1024)
with h5py.File('virtual.nc','w',libver='latest') as h: pass
make('trackorder','v1',{F:lambda h,k,v:raw(h,k,v,external='other.bin')},track_order=True)
make('trackok','v1',{},track_order=True)
with h5py.File('virt-src.h5','w') as s: s['d']=np.arange(5,dtype='f4')
with h5py.File('virtual-v110.nc','w') as h:
    for k,v in cols().items():
        if k!=F: h.create_dataset(k,data=v)
    l=h5py.VirtualLayout((5,),'f4'); l[:]=h5py.VirtualSource('virt-src.h5','d',(5,)); h.create_virtual_dataset(F,l)
# bombs: records 2e6 in many double-size columns: 380 KB file

import xarray as xr
c=cols(); c['time']=np.array([1571896802517+2000*i for i in range(N)],'i8')
ds=xr.Dataset({k:('time',v) for k,v in c.items() if k!='time'},coords={'time':c['time'].astype('datetime64[ms]').astype('datetime64[ns]')})
ds.to_netcdf('xr-default.nc')
for nm,u,t in (('xr-ms','milliseconds since 2019-10-24 06:00:02','int64'),('xr-seconds','seconds since 2019-10-24 06:00:02','float64'),('xr-days','days since 1970-01-01','float64'),('xr-us','microseconds since 1970-01-01 00:00:00','int64')):
    ds.to_netcdf(nm+'.nc',encoding={'time':dict(units=u,dtype=t)})
ds.to_netcdf('xr-classic.nc',format='NETCDF3_64BIT',encoding={'time':dict(units='seconds since 2019-10-24',dtype='float64')})
import subprocess
subprocess.run(['ncgen','-4','-o','ncgen.nc',sys.argv[2]],check=True)
subprocess.run(['nccopy','-d5','-s','-u','ncgen.nc','nccopy.nc'],check=True)
